import Foundation

/// A value that a column holds whole, as JSON text.
struct JSONText<Value: Codable>: SQLConvertible {
    let value: Value

    init(_ value: Value) { self.value = value }

    var sqlValue: SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Values of the domain have whole numbers and texts only, which always
        // have a JSON form.
        let data = (try? encoder.encode(value)) ?? Data("null".utf8)
        return .text(String(decoding: data, as: UTF8.self))
    }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue,
            let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
        else { return nil }
        self.value = value
    }
}

extension Row {
    /// What a column holds as JSON text.
    func json<Value: Codable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        let text: JSONText<Value> = try self[name]
        return text.value
    }
}
