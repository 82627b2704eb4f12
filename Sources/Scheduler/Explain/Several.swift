/// Some people or things of the same kind: how many they are, and the names
/// of the first few.
package struct Several: Hashable, Sendable, Codable {
    /// At most three.
    package let names: [String]
    package let count: Int

    package init(_ names: [String]) {
        self.names = Array(names.prefix(3))
        count = names.count
    }

    /// Such as `“s1”`, `“s1” and “s2”` or `all 14 members of staff`.
    func text(_ noun: String) -> String {
        guard count <= names.count else { return "all \(count) \(noun)" }
        let quoted = names.map { "“\($0)”" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "no \(noun)" }
        return quoted.dropLast().joined(separator: ", ") + " and " + last
    }

    var isOne: Bool { count == 1 }
}
