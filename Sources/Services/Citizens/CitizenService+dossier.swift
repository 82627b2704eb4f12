package import Domain
import Store

extension CitizenService {
    /// What is known of a citizen's training, all of one moment.
    package struct Dossier: Sendable {
        package let citizen: Citizen
        package let unit: Unit?
        /// Where they live; nil where that is not known.
        package let home: Site?
        /// Their tablets.
        package let devices: [Device]
        /// By start, newest first.
        package let plans: [NamedPlan]
        /// By start.
        package let summaries: [SessionSummary]
        /// Changes of settled results, newest first.
        package let versions: [ResultVersion]
        /// What can be prescribed.
        package let programmes: [ProgrammeName]
        /// Names of those who have a session from today on.
        package let staff: [ID<StaffMember>: String]
    }

    /// Reads it in one transaction: on PostgreSQL each further one would cost
    /// two more round trips.
    package func dossier(of id: ID<Citizen>, today: CivilDate, for staff: StaffMember) async throws -> Dossier {
        try await database.read { connection in
            let citizen = try connection.citizen(id, for: staff)
            let plans = try connection.namedPlans(of: id)
            let summaries = try connection.summaries(of: citizen, in: plans)
            let coming = summaries.lazy.filter { $0.session.date >= today }.compactMap(\.session.staff)
            return Dossier(
                citizen: citizen, unit: try connection.unit(citizen.unit), home: try connection.site(of: id),
                devices: try connection.devices(of: id), plans: plans, summaries: summaries,
                versions: try connection.versions(of: id),
                programmes: try connection.programmesToPrescribe(), staff: try connection.staffNames(Set(coming)))
        }
    }
}
