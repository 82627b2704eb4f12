import Domain

/// One row of a query's answer.
package struct Row: Sendable {
    /// Shared by all rows of an answer.
    let columns: Columns
    let values: [SQLValue]

    /// The value of a named column as `Value`.
    ///
    /// Throws ``StoreError`` when there is no such column or it holds
    /// something that `Value` cannot be read from.
    package subscript<Value: SQLConvertible>(_ name: String) -> Value {
        get throws {
            guard let index = columns.place(of: name) else {
                throw StoreError(
                    .decoding, "The answer has no column '\(name)'; it has \(columns.names.joined(separator: ", ")).")
            }
            return try decode(at: index)
        }
    }

    package func decode<Value: SQLConvertible>(_ type: Value.Type = Value.self, at index: Int) throws -> Value {
        guard let value = Value(sqlValue: values[index]) else {
            throw StoreError(
                .decoding, "Column '\(columns.names[index])' holds \(values[index]), which is no \(Value.self).")
        }
        return value
    }
}

/// The columns of an answer.
final class Columns: Sendable {
    let names: [String]
    /// Of the first column of each name; empty where looking through the
    /// names is quicker.
    private let places: [String: Int]

    /// - Parameter rows: how many rows the answer has.
    init(_ names: [String], rows: Int) {
        self.names = names
        places =
            rows > 2 && names.count > 4
            ? Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first }) : [:]
    }

    func place(of name: String) -> Int? { places.isEmpty ? names.firstIndex(of: name) : places[name] }
}
