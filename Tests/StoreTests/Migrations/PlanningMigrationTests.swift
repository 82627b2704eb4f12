import Domain
import Testing

@testable import Store

@Suite("The migration 0004-planning")
struct PlanningMigrationTests {
    @Test("Sessions of before are trainings of half an hour that nobody is assigned to", arguments: Engine.allCases)
    func keeps(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.foundation, .media, .session]) { database in
            let story = try Story()
            let session = story.sessions[0]
            try await database.write { connection in
                try connection.insert(story.unit)
                try connection.insert(story.therapist, password: "none", at: Story.start)
                try connection.insert(story.citizen, at: Story.start)
                try connection.execute(
                    "INSERT INTO programmes (id, name, created_at) VALUES (\(story.programme.id), 'Styrke', 1)")
                try connection.insert(story.plan, by: story.therapist.id, at: Story.start)
                try connection.execute(
                    """
                    INSERT INTO sessions (id, plan_id, citizen_id, date, time, zone, starts_at)
                    VALUES (\(session.id), \(session.plan), \(session.citizen), \(session.date), \(session.time),
                            \(session.zone), \(session.startsAt))
                    """)
            }
            try await Migrator(Migration.all).run(on: database)
            try await database.read { connection in
                let kept = try connection.session(session.id)
                #expect(kept == session)
                #expect(session.minutes == 30 && session.kind == .training && session.sequence == 0)
                #expect(try connection.plan(story.plan.id) == story.plan)
                #expect(try connection.planning(of: story.unit.id) == UnitPlanning(unit: story.unit.id))
            }
        }
    }
}
