/// A member of staff with an account.
package struct StaffMember: Hashable, Sendable, Codable {
    package var id: ID<StaffMember>
    /// Unique, in lower case; what they sign in with.
    package var userName: String
    package var name: String
    package var roles: Set<Role>
    /// The only unit whose citizens they see; nil means every unit.
    package var unit: ID<Unit>?
    package var language: Language
    /// When the account ended; an ended account cannot sign in.
    package var endedAt: Instant?

    package init(
        id: ID<StaffMember>, userName: String, name: String, roles: Set<Role>, unit: ID<Unit>?, language: Language,
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.userName = userName
        self.name = name
        self.roles = roles
        self.unit = unit
        self.language = language
        self.endedAt = endedAt
    }
}
