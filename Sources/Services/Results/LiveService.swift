package import Domain
package import Store

/// Who trains right now.
package struct LiveService: Sendable {
    let database: any Database
    let clock: WallClock
    /// Seconds without news after which a training is not shown any more.
    package static let quietAfter = 600.0
    /// Seconds for which one that is done stays to be seen.
    package static let doneFor = 120.0
    /// Who may look.
    package static let roles: Set<Role> = [.therapist, .planner, .trainer]

    package init(database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// The trainings of which something was heard lately and just now, by
    /// start.
    package func now(for staff: StaffMember) async throws -> [SessionSummary] {
        let now = clock.now
        let summaries = try await database.read {
            try $0.summaries(heardOfSince: now.adding(seconds: -Self.quietAfter), in: staff.unit)
        }
        return summaries.filter { summary in
            // What a tablet tells of days ago is not now.
            guard let tablet = summary.tablet, tablet.hasBegun, let heard = tablet.endedAt,
                abs(now.seconds(since: heard)) <= Self.quietAfter
            else { return false }
            return tablet.completion != .done || now.seconds(since: heard) <= Self.doneFor
        }
    }
}
