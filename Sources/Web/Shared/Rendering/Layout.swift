import Domain

/// What stands around a page.
struct Layout: Sendable {
    /// Who is signed in.
    struct User: Sendable {
        var name: String
        var roles: Set<Role>
        /// The name of the only unit they see, or the words for all units.
        var unit: String
    }

    var user: User?
    /// The token that each form of the page sends back.
    var csrf: String
    var flash: Flash?

    static let sample = Layout(
        user: User(name: "Mette Holm", roles: Set(Role.allCases), unit: "Hjemmepleje Nord"), csrf: "sample-token",
        flash: .notice("Forløbet er oprettet med 24 træninger."))
}

/// A message about what the last form did.
struct Flash: Sendable, Hashable {
    let text: String
    let isError: Bool

    static func notice(_ text: String) -> Flash { Flash(text: text, isError: false) }
    static func error(_ text: String) -> Flash { Flash(text: text, isError: true) }
}
