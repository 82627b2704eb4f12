import Domain

/// Spells JSON as people like to read it: members in the order of the format,
/// one thing a line.
enum FileText {
    static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }

    /// A list with a line for each.
    static func lines(_ items: [String]) -> String {
        items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
    }

    static func text(_ value: String?) -> String { value.map { JSONValue.string($0).canonicalText } ?? "null" }

    static func whole(_ value: Int?) -> String { value.map { "\($0)" } ?? "null" }

    static func texts(_ values: [String]) -> String { list(values.map { text($0) }) }

    static func wholes(_ values: [Int]) -> String { list(values.map { "\($0)" }) }

    static func intervals(_ values: [Range<Int>]) -> String {
        list(values.map { "[\($0.lowerBound), \($0.upperBound)]" })
    }

    static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    /// The whole file: the members, a line for each.
    static func file(_ members: [(String, String)]) -> [UInt8] {
        Array(("{\n" + members.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n").utf8)
    }
}

extension Placement {
    var fileText: String {
        FileText.object([
            ("request", FileText.text(name.request)), ("session", "\(name.session)"), ("start", "\(start)"),
            ("staff", FileText.text(staff)), ("device", FileText.text(device)), ("room", FileText.text(room)),
        ])
    }
}

extension SessionName {
    var fileText: String {
        FileText.object([("request", FileText.text(request)), ("session", "\(session)")])
    }
}
