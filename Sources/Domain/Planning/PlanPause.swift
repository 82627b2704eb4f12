/// A time in which a plan rests, such as a stay in hospital.
package struct PlanPause: Hashable, Sendable, Codable {
    package enum Reason: String, CaseIterable, Sendable, Codable {
        /// Away from home: hospital, relief stay, rehabilitation.
        case away
        case holiday
        /// The citizen wishes it.
        case wish
        case other
    }

    package var id: ID<PlanPause>
    package var plan: ID<Plan>
    package var from: CivilDate
    /// The last day; nil until somebody says when it goes on.
    package var through: CivilDate?
    package var reason: Reason
    /// Whether what falls out is made up for at the end of the plan.
    package var extends: Bool

    package init(
        id: ID<PlanPause>, plan: ID<Plan>, from: CivilDate, through: CivilDate?, reason: Reason, extends: Bool
    ) {
        self.id = id
        self.plan = plan
        self.from = from
        self.through = through
        self.reason = reason
        self.extends = extends
    }
}
