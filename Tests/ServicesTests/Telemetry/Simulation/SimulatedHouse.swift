import Domain
import Scheduler
import Store

/// The citizen, the sessions and the tablets of one simulation, among many
/// others in one database.
struct SimulatedHouse {
    let database: any Database
    let exercise: ID<Exercise>
    let sessions: [ID<Session>]
    let devices: [Device]

    /// - Parameter plan: one that is there already, to be had by the new
    ///   citizen too.
    init(
        in database: any Database, like plan: Plan, unit: ID<Domain.Unit>, sessions count: Int, tablets: Int,
        at now: Instant, using generator: inout SplitMix
    ) async throws {
        let citizen = Citizen(
            id: .new(at: now, using: &generator), unit: unit, givenName: "Karen", familyName: "Holst",
            language: .danish)
        var plan = plan
        plan.id = .new(at: now, using: &generator)
        plan.citizen = citizen.id
        let sessions = (0..<count).map { _ in
            Session(
                id: .new(at: now, using: &generator), plan: plan.id, citizen: citizen.id, date: plan.start,
                time: plan.time, zone: plan.zone, startsAt: now)
        }
        let devices = (0..<tablets).map { number in
            Device(
                id: .new(at: now, using: &generator), name: "Tablet \(number)", citizen: citizen.id, pairedAt: now)
        }
        self.database = database
        exercise = .new(at: now, using: &generator)
        self.sessions = sessions.map(\.id)
        self.devices = devices
        try await database.write { [plan] connection in
            guard let staff = try connection.staff().first else { return }
            try connection.insert(citizen, at: now)
            try connection.insert(plan, by: staff.id, at: now)
            for session in sessions { try connection.insert(session) }
            for device in devices {
                try connection.insert(device)
            }
        }
    }
}
