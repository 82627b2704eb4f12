import Domain
import Foundation
import Services

/// The fields of an HTML form (application/x-www-form-urlencoded) or of a
/// query.
struct Form: Hashable, Sendable {
    private var fields: [String: [String]] = [:]

    init() {}

    /// Names that cannot be decoded are left out; values that cannot stay as
    /// they came, so that whoever reads them refuses them.
    init(urlEncoded text: some StringProtocol) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]) else { continue }
            let value = parts.count > 1 ? parts[1] : ""
            fields[name, default: []].append(Self.decoded(value) ?? String(value))
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String? {
        String(text.map { $0 == "+" ? " " : $0 }).removingPercentEncoding
    }

    /// The first value of a field, or an empty text.
    subscript(name: String) -> String { fields[name]?.first ?? "" }

    /// Every value of a field: of checkboxes and repeated rows.
    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// The value as a number, date, identifier or the like; nil when it is
    /// missing or none.
    func value<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) -> Value? {
        Value(self[name].trimmingCharacters(in: .whitespaces))
    }

    /// An identifier; nil when it is missing or empty. One that is none is
    /// refused: taken for missing it would widen what is asked for.
    func identifier<Entity>(_ name: String, reason: ServiceError.Reason? = nil) throws -> ID<Entity>? {
        let text = self[name].trimmingCharacters(in: .whitespaces)
        guard !text.isEmpty else { return nil }
        guard let id = ID<Entity>(text) else {
            throw ServiceError(
                .invalid, "'\(text)' is no identifier; correct '\(name)' or leave it out.", reason: reason)
        }
        return id
    }

    /// One of an enumeration's raw values.
    func choice<Value: RawRepresentable<String>>(_ name: String, as type: Value.Type = Value.self) -> Value? {
        Value(rawValue: self[name])
    }
}
