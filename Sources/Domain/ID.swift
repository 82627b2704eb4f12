/// The identifier of one `Entity`; identifiers of different kinds do not mix.
///
/// In databases, JSON and addresses it is the UUID's text in lower case.
package struct ID<Entity>: Hashable, Comparable, Sendable {
    package let uuid: UUID7

    package init(_ uuid: UUID7) { self.uuid = uuid }

    /// A new identifier, made at `instant`.
    package static func new(at instant: Instant, using generator: inout some RandomNumberGenerator) -> Self {
        Self(UUID7(at: instant, using: &generator))
    }

    /// A new identifier, made at `instant` with the system's randomness.
    package static func new(at instant: Instant) -> Self {
        var generator = SystemRandomNumberGenerator()
        return new(at: instant, using: &generator)
    }

    package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

extension ID: LosslessStringConvertible {
    package init?(_ description: String) {
        guard let uuid = UUID7(description) else { return nil }
        self.uuid = uuid
    }

    /// As from a string of these bytes.
    package init?(utf8 text: Span<UInt8>) {
        guard let uuid = UUID7(utf8: text) else { return nil }
        self.uuid = uuid
    }

    package var description: String { uuid.description }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no identifier")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
