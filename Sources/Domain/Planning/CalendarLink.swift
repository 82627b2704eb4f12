/// A secret address at which a calendar program reads sessions.
package struct CalendarLink: Hashable, Sendable {
    /// Whose sessions they are.
    package enum Subject: Hashable, Sendable {
        case staff(ID<StaffMember>)
        case citizen(ID<Citizen>)
        case unit(ID<Unit>)
    }

    /// How citizens are called in it.
    package enum Naming: String, CaseIterable, Sendable {
        case initials, givenName
    }

    package var id: ID<CalendarLink>
    package var subject: Subject
    package var naming: Naming
    package var createdAt: Instant
    package var createdBy: ID<StaffMember>
    /// When a program last asked, to the hour.
    package var lastReadAt: Instant?

    package init(
        id: ID<CalendarLink>, subject: Subject, naming: Naming, createdAt: Instant, createdBy: ID<StaffMember>,
        lastReadAt: Instant? = nil
    ) {
        self.id = id
        self.subject = subject
        self.naming = naming
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.lastReadAt = lastReadAt
    }
}
