/// How much a unit plans to train a week, from a Monday on.
package struct TrainingTarget: Hashable, Sendable, Codable {
    package var unit: ID<Unit>
    package var from: CivilDate
    /// Sessions a week; nil when none is set.
    package var sessions: Int?
    /// Minutes a week; nil when none is set.
    package var minutes: Int?

    package init(unit: ID<Unit>, from: CivilDate, sessions: Int?, minutes: Int?) {
        self.unit = unit
        self.from = from
        self.sessions = sessions
        self.minutes = minutes
    }

    package static let range = 1...1_000_000
}
