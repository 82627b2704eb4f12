import Domain

@testable import Store

/// One citizen with one plan, as the services would have written it.
struct Story: Sendable {
    static let start = Instant(milliseconds: 1_774_000_000_000)

    let unit = Unit(id: .new(at: start), name: "Nord")
    let therapist: StaffMember
    let citizen: Citizen
    let exercise = Exercise(
        id: .new(at: start), name: LocalizedText([.danish: "Rejse sig", .swedish: "Resa sig"]), repetitionsInVideo: 5)
    let video: Video
    let programme: Programme
    let plan: Plan
    let sessions: [Session]
    let device: Device

    init() throws {
        let start = Self.start
        therapist = StaffMember(
            id: .new(at: start), userName: "mette", name: "Mette Bæk", roles: [.therapist, .planner], unit: unit.id,
            language: .danish)
        citizen = Citizen(
            id: .new(at: start), unit: unit.id, givenName: "Åse", familyName: "Øster", birthYear: 1941,
            language: .swedish)
        video = Video(
            id: .new(at: start), exercise: exercise.id, state: .processing, fileName: "IMG 1.MOV", createdAt: start)
        let doses = [
            Dose(sets: 2, amount: .repetitions(10), rest: 30), Dose(sets: 1, amount: .seconds(45), rest: 0),
        ].compactMap { $0 }
        programme = Programme(
            id: .new(at: start), name: "Styrke",
            items: doses.map { [exercise] in .init(exercise: exercise.id, dose: $0) })
        guard let day = CivilDate("2026-03-24"), let time = MinuteOfDay("10:00") else {
            throw StoreError(.decoding, "The story's dates are wrong.")
        }
        plan = Plan(
            id: .new(at: start), citizen: citizen.id, programme: programme.id, mode: .assisted, goal: "Op af stolen",
            start: day, weeks: 12, weekdays: [.tuesday, .friday], time: time, zone: "Europe/Copenhagen")
        sessions = (0..<3).map { [plan] week in
            Session(
                id: .new(at: start), plan: plan.id, citizen: plan.citizen,
                date: CivilDate(dayNumber: day.dayNumber + 7 * week), time: time, zone: plan.zone,
                startsAt: start.adding(days: 7 * week))
        }
        device = Device(id: .new(at: start), name: "Tablet 7", citizen: citizen.id, pairedAt: start)
    }

    func write(to connection: any Connection) throws {
        try connection.insert(unit)
        try connection.insert(therapist, password: "scrypt$…", at: Self.start)
        try connection.insert(citizen, at: Self.start)
        try connection.insert(exercise, at: Self.start)
        try connection.insert(video)
        try connection.insert(programme, at: Self.start)
        try connection.insert(plan, by: therapist.id, at: Self.start)
        for session in sessions { try connection.insert(session) }
        try connection.insert(device)
    }

    /// Runs `body` on a database that holds the story.
    static func with(_ engine: Engine, _ body: (any Database, Story) async throws -> Void) async throws {
        try await engine.withDatabase(migrations: Migration.all) { database in
            let story = try Story()
            try await database.write { try story.write(to: $0) }
            try await body(database, story)
        }
    }
}
