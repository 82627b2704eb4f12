/// A signed-in browser of a member of staff.
package struct SignIn: Sendable {
    package var staff: StaffMember
    /// What forms and scripts must send back with every change.
    package var csrf: String
    package var expiresAt: Instant

    package init(staff: StaffMember, csrf: String, expiresAt: Instant) {
        self.staff = staff
        self.csrf = csrf
        self.expiresAt = expiresAt
    }
}
