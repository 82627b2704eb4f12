import Domain

/// One row of a query's answer.
package struct Row: Sendable {
    /// The columns' names, shared by all rows of an answer.
    let columns: [String]
    let values: [SQLValue]

    package init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a named column as `Value`.
    ///
    /// Throws ``StoreError`` when there is no such column or it holds
    /// something that `Value` cannot be read from.
    package subscript<Value: SQLConvertible>(_ name: String) -> Value {
        get throws {
            guard let index = columns.firstIndex(of: name) else {
                throw StoreError(
                    .decoding, "The answer has no column '\(name)'; it has \(columns.joined(separator: ", ")).")
            }
            return try decode(at: index)
        }
    }

    package func decode<Value: SQLConvertible>(_ type: Value.Type = Value.self, at index: Int) throws -> Value {
        guard let value = Value(sqlValue: values[index]) else {
            throw StoreError(.decoding, "Column '\(columns[index])' holds \(values[index]), which is no \(Value.self).")
        }
        return value
    }
}
