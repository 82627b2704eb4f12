/// What a member of staff may do; one may have several roles.
package enum Role: String, CaseIterable, Sendable, Codable {
    /// Uploads exercises, builds programmes, prescribes plans, sees results.
    case therapist
    /// Places sessions in the week.
    case planner
    /// Visits citizens and trains with them.
    case trainer
    /// Keeps accounts, citizens and tablets.
    case superuser
}
