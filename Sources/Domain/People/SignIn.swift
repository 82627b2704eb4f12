/// A signed-in browser of a member of staff.
package struct SignIn: Sendable {
    package var staff: StaffMember
    /// The name of the only unit that they see.
    package var unitName: String?
    /// What forms and scripts must send back with every change.
    package var csrf: String
    package var expiresAt: Instant

    package init(staff: StaffMember, unitName: String? = nil, csrf: String, expiresAt: Instant) {
        self.staff = staff
        self.unitName = unitName
        self.csrf = csrf
        self.expiresAt = expiresAt
    }
}
