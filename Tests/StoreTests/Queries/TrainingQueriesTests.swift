import Domain
import Testing

@testable import Store

@Suite("Queries about training")
struct TrainingQueriesTests {
    static func result(_ session: Session, pain: Int?) -> SessionResult {
        SessionResult(
            session: session.id, completion: .partly, startedAt: Story.start, endedAt: nil, exercisesCompleted: 1,
            exercisesSkipped: 1, setsCompleted: 2, pain: pain, effort: 7, comment: "Gik godt 👍", events: 9)
    }

    @Test("Programmes, plans and sessions come back as they were written", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                #expect(try connection.programme(story.programme.id) == story.programme)
                #expect(try connection.programmes() == [story.programme])
                #expect(try connection.plan(story.plan.id) == story.plan)
                #expect(try connection.namedPlans(of: story.citizen.id).map(\.plan) == [story.plan])
                #expect(try connection.session(story.sessions[0].id) == story.sessions[0])
                var shorter = story.programme
                shorter.name = "Balance"
                shorter.items.removeFirst()
                try connection.update(shorter)
                #expect(try connection.programme(shorter.id) == shorter)
            }
        }
    }

    @Test("A week's sessions come with their citizen and what came of them", arguments: Engine.allCases)
    func summaries(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let first = story.sessions[0]
            let result = Self.result(first, pain: 0)
            try await database.write { try $0.save(result, at: Story.start) }
            try await database.read { connection in
                let week = try connection.summaries(from: first.date, to: first.date, in: story.unit.id)
                #expect(week.map(\.session) == [first])
                #expect(week.first?.citizen == story.citizen)
                #expect(week.first?.programmeName == "Styrke")
                #expect(week.first?.result == result)
                let all = try connection.summaries(of: story.citizen.id)
                #expect(all.map(\.session) == story.sessions)
                #expect(all.map { $0.result != nil } == [true, false, false])
            }
        }
    }

    @Test("A plan that ends calls off what has not been done", arguments: Engine.allCases)
    func end(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let day = story.sessions[0].date
            try await database.write { connection in
                try connection.save(Self.result(story.sessions[1], pain: nil), at: Story.start)
                try connection.endPlan(story.plan.id, on: day, reason: "moved")
                try connection.cancelSessions(of: story.plan.id, after: day, at: Story.start)
                #expect(try connection.plan(story.plan.id)?.endedOn == day)
                let cancelled = try connection.summaries(of: story.citizen.id).map { $0.session.cancelledAt != nil }
                #expect(cancelled == [false, false, true])
            }
        }
    }

    @Test("An event is kept once, and bad ones are set aside once", arguments: Engine.allCases)
    func events(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let event = StoredEvent(
                device: story.device.id, id: "0197", session: story.sessions[0].id, type: "session.started",
                occurredAt: Story.start, clock: "boot", receivedAt: Story.start, bodyHash: [0, 255], body: "{}")
            try await database.write { connection in
                #expect(try connection.insert(event))
                #expect(try !connection.insert(event))
                #expect(try connection.eventHash(device: story.device.id, id: "0197") == [0, 255])
                #expect(try connection.events(of: story.sessions[0].id).map(\.id) == ["0197"])
                #expect(try connection.eventCount() == 1)
                for _ in 0..<2 {
                    try connection.insert(
                        DeadLetter(
                            id: .new(at: Story.start), device: story.device.id, eventID: nil, session: nil,
                            code: "shape", detail: "no type", receivedAt: Story.start, sentAt: nil, bootID: nil,
                            monotonic: nil, bodyHash: [1], body: [0x7B, 0xFF, 0]))
                }
                #expect(try connection.rejectedEventCount() == 1)
            }
        }
    }
}
