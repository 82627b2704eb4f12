import Domain
import Foundation

/// The fields of an HTML form (application/x-www-form-urlencoded) or of a
/// query.
struct Form: Hashable, Sendable {
    private var fields: [String: [String]] = [:]

    init() {}

    /// Pairs that cannot be decoded are left out.
    init(urlEncoded text: some StringProtocol) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                continue
            }
            fields[name, default: []].append(value)
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

    /// One of an enumeration's raw values.
    func choice<Value: RawRepresentable<String>>(_ name: String, as type: Value.Type = Value.self) -> Value? {
        Value(rawValue: self[name])
    }
}
