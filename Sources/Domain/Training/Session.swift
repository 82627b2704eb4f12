/// One dated occurrence of a plan.
///
/// It keeps the wall time that was planned beside the instant, because
/// "Tuesday at 10" must stay at 10 when the clocks change.
package struct Session: Hashable, Sendable, Codable {
    package var id: ID<Session>
    package var plan: ID<Plan>
    package var citizen: ID<Citizen>
    package var date: CivilDate
    package var time: MinuteOfDay
    package var zone: String
    package var startsAt: Instant
    /// When it was called off, if it was.
    package var cancelledAt: Instant?

    package init(
        id: ID<Session>, plan: ID<Plan>, citizen: ID<Citizen>, date: CivilDate, time: MinuteOfDay, zone: String,
        startsAt: Instant, cancelledAt: Instant? = nil
    ) {
        self.id = id
        self.plan = plan
        self.citizen = citizen
        self.date = date
        self.time = time
        self.zone = zone
        self.startsAt = startsAt
        self.cancelledAt = cancelledAt
    }
}
