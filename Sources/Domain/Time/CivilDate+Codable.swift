extension CivilDate: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decode(from: decoder, what: "a date such as 2026-11-22")
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension MinuteOfDay: Codable {
    package init(from decoder: any Decoder) throws { self = try decode(from: decoder, what: "a time such as 09:30") }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func decode<Value: LosslessStringConvertible>(from decoder: any Decoder, what: String) throws -> Value {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Value(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not \(what)")
    }
    return value
}
