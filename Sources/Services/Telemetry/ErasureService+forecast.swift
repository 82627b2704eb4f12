package import Domain
import Store

extension ErasureService {
    /// What an erasure of a citizen's reports would delete now.
    package struct Forecast: Hashable, Sendable {
        package let citizen: Citizen
        /// Sessions of which a result is known.
        package let results: Int
        /// What tablets reported, what was set aside included.
        package let events: Int
        /// How many of these came by tablets that the citizen has no more.
        package let earlier: Int
        /// What staff noted of results.
        package let notes: Int
        package let flags: Int
        /// Whether plans go on, and will bring new reports.
        package let hasPlans: Bool
        /// Whether a tablet is the citizen's, and may bring new reports.
        package let hasTablets: Bool

        package var isEmpty: Bool { results == 0 && events == 0 && notes == 0 && flags == 0 }
    }

    package func forecast(of id: ID<Citizen>, for staff: StaffMember) async throws -> Forecast {
        let now = clock.now
        return try await database.read { [database] connection in
            let citizen = try connection.citizen(id, for: staff)
            let count = try connection.erasureCount(of: id)
            let reports = try CitizenReports(of: id, connection)
            let current = Set(reports.devices.filter { $0.endedAt == nil }.map(\.id))
            let setAside = try reports.setAside(dialect: database.dialect)
            return Forecast(
                citizen: citizen, results: count?.results ?? 0, events: (count?.events ?? 0) + setAside.count,
                earlier: (count?.earlier ?? 0) + setAside.count { !current.contains($0.device) },
                notes: count?.notes ?? 0, flags: count?.flags ?? 0,
                hasPlans: try connection.hasSessions(of: id, after: now), hasTablets: !current.isEmpty)
        }
    }
}
