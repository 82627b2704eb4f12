import Domain

/// An event's attributes that are read alike whatever its type.
extension JSONTape {
    /// What is shown or compared has no more bytes.
    static let shownBytes = 128

    /// The event's number on its device, from 1; nil when it has none.
    var sequence: Int? {
        guard let node = self[.sequence], let text = string(node) ?? number(node)?.text,
            text.utf8.count <= 15, text.utf8.allSatisfy(\.isDigit), let number = Int(text), number > 0
        else { return nil }
        return number
    }

    /// Milliseconds on the monotonic clock.
    var monotonic: Int64? {
        guard let node = self[.monotonic] else { return nil }
        return string(node, ClockReading.milliseconds)
            ?? number(node).flatMap { ClockReading.milliseconds($0.text.utf8.span) }
    }

    /// What the value is as text; empty if it is none.
    func text(_ node: JSONNode) -> String { string(node) ?? "" }

    /// The text unless it is empty, long or holds what a database or a
    /// terminal would stumble over.
    func shownText(_ node: JSONNode) -> String? { presentable(node, limit: Self.shownBytes) }
}
