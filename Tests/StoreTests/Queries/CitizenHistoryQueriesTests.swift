import Domain
import Testing

@testable import Store

@Suite("Queries for a citizen's page")
struct CitizenHistoryQueriesTests {
    @Test("Sessions read with their plans are those read one by one", arguments: Engine.allCases)
    func summaries(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let hand = HandResult(
                id: .new(at: Story.start), session: story.sessions[1].id, completion: .done, pain: 3, comment: "Med Bo",
                staff: story.therapist.id, at: Story.start)
            try await database.write { connection in
                try connection.save(TrainingQueriesTests.result(story.sessions[0], pain: 0), at: Story.start)
                try connection.insert(hand)
            }
            try await database.read { connection in
                let plans = try connection.namedPlans(of: story.citizen.id)
                #expect(plans == [NamedPlan(plan: story.plan, programmeName: "Styrke")])
                let together = try connection.summaries(of: story.citizen, in: plans)
                let each = try connection.summaries(of: story.citizen.id)
                #expect(together.map { "\($0)" } == each.map { "\($0)" })
                #expect(together.map { $0.hand?.comment } == [nil, "Med Bo", nil])
            }
        }
    }

    @Test("Only a programme that has exercises and is in use can be prescribed", arguments: Engine.allCases)
    func programmes(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let name = ProgrammeName(id: story.programme.id, name: "Styrke")
            var empty = story.programme
            empty.id = .new(at: Story.start)
            empty.items = []
            try await database.write { [empty] connection in
                try connection.insert(empty, at: Story.start)
                #expect(try connection.programmesToPrescribe() == [name])
                try connection.archiveProgramme(name.id, at: Story.start)
                #expect(try connection.programmesToPrescribe() == [])
            }
        }
    }

    @Test("Names are told of those who are asked for", arguments: Engine.allCases)
    func names(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.read { connection in
                let known = try connection.staffNames([story.therapist.id, .new(at: Story.start)])
                #expect(known == [story.therapist.id: "Mette Bæk"])
                #expect(try connection.staffNames([]) == [:])
            }
        }
    }

    @Test("Who signs in is known with the name of their unit", arguments: Engine.allCases)
    func unitName(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                try connection.insertSignIn(
                    tokenHash: "t", staff: story.therapist.id, csrf: "c", at: Story.start,
                    expiresAt: Story.start.adding(seconds: 60))
                let signIn = try connection.signIn(tokenHash: "t", at: Story.start)
                #expect(signIn?.unitName == "Nord" && signIn?.staff == story.therapist)
            }
        }
    }

    @Test("Of whom something was heard is told to their own unit", arguments: Engine.allCases)
    func heardOf(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let later = Story.start.adding(seconds: 60)
            try await database.write { connection in
                try connection.save(TrainingQueriesTests.result(story.sessions[1], pain: 1), at: later)
                try connection.save(TrainingQueriesTests.result(story.sessions[0], pain: 1), at: Story.start)
                func heard(since instant: Instant, in unit: ID<Domain.Unit>?) throws -> [ID<Session>] {
                    try connection.summaries(heardOfSince: instant, in: unit).map(\.session.id)
                }
                #expect(try heard(since: later, in: story.unit.id) == [story.sessions[1].id])
                #expect(
                    try heard(since: Story.start, in: nil)
                        == [story.sessions[0].id, story.sessions[1].id].sorted())
                #expect(try heard(since: Story.start, in: .new(at: later)) == [])
            }
        }
    }
}
