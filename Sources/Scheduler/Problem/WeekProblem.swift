/// What is to be planned: a unit's week, or up to four, as `trin plan` reads
/// it. Trin.docc/WeekProblem.md gives the file format, the rules and the cost.
///
/// Times are minutes of local wall time after Monday 00:00 of `week`; every
/// day has 1440 of them.
package struct WeekProblem: Hashable, Sendable {
    /// The ISO 8601 week that day 0 begins, such as `2026-W48`.
    package var week: String
    /// An IANA zone name.
    package var zone: String
    /// 1 … 28.
    package var days: Int
    /// Every start is a multiple of this many minutes.
    package var grain: Int
    package var staff: [Staff]
    package var devices: [Device]
    package var rooms: [Room]
    package var requests: [Request]
    package var travel: Travel
    package var fixed: [Placement]
    package var previous: [Placement]
    package var weights: Weights

    package init(
        week: String, zone: String, days: Int, grain: Int, staff: [Staff], devices: [Device], rooms: [Room],
        requests: [Request], travel: Travel, fixed: [Placement], previous: [Placement], weights: Weights
    ) {
        self.week = week
        self.zone = zone
        self.days = days
        self.grain = grain
        self.staff = staff
        self.devices = devices
        self.rooms = rooms
        self.requests = requests
        self.travel = travel
        self.fixed = fixed
        self.previous = previous
        self.weights = weights
    }
}
