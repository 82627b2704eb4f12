import Domain
import Testing

@testable import Store

@Suite("Queries about results")
struct ResultQueriesTests {
    private static func result(_ session: Session, pain: Int?, events: Int = 9) -> SessionResult {
        var result = TrainingQueriesTests.result(session, pain: pain)
        result.events = events
        return result
    }

    private static func hand(
        _ story: Story, _ session: Session, _ completion: HandResult.Completion, at seconds: Double = 0,
        pain: Int? = nil
    ) -> HandResult {
        let at = Story.start.adding(seconds: seconds)
        return HandResult(
            id: .new(at: at), session: session.id, completion: completion, pain: pain, comment: "Uden tablet",
            reason: "Tablet i stykker", staff: story.therapist.id, at: at, seenEvents: 3)
    }

    @Test("A change of a result that had settled becomes its next version, with its causes", arguments: Engine.allCases)
    func versions(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let session = story.sessions[0]
            let (first, soon) = (Self.result(session, pain: nil), Self.result(session, pain: 3))
            let late = Self.result(session, pain: 8, events: 10)
            let later = Story.start.adding(days: 3)
            try await database.write { connection in
                try connection.save(first, at: Story.start)
                try connection.save(soon, at: Story.start.adding(seconds: 3000))
                #expect(try connection.versions(of: session.id) == [])
                let cause = ResultVersion.Cause(
                    type: "trin.feedback.given", occurredAt: Story.start, receivedAt: later)
                try connection.save(late, at: later, with: [cause])
                // Nothing new.
                try connection.save(late, at: later.adding(days: 1), with: [cause])
                let version = ResultVersion(
                    session: session.id, version: 2, at: later, before: soon, after: late, causes: [cause])
                #expect(try connection.versions(of: session.id) == [version])
                #expect(try connection.versions(of: story.citizen.id) == [version])
                #expect(version.delay == 3 * 86_400)
                #expect(try connection.result(of: session.id) == late)
                #expect(try connection.summary(of: session.id)?.version == 2)
            }
        }
    }

    @Test("What staff noted last stands, and everything stays", arguments: Engine.allCases)
    func hands(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let session = story.sessions[0]
            let hands = [Self.hand(story, session, .notDone), Self.hand(story, session, .done, at: 60, pain: 2)]
            try await database.write { connection in
                try connection.save(Self.result(session, pain: 5), at: Story.start)
                for hand in hands { try connection.insert(hand) }
                #expect(try connection.handResults(of: session.id) == hands.reversed())
                let summary = try #require(try connection.summary(of: session.id))
                #expect(summary.hand == hands[1] && summary.tablet?.pain == 5 && summary.result?.pain == 2)
                #expect(summary.result?.completion == .done && summary.result?.setsCompleted == 2)
                #expect(summary.hasNewsAfterHand)
                // A late event changes the tablet's result, not what stands.
                try connection.save(Self.result(session, pain: 9), at: Story.start.adding(days: 1))
                #expect(try connection.summary(of: session.id)?.result?.pain == 2)
            }
        }
    }

    @Test("Training is counted by day and outcome, a hand's word above the tablet's", arguments: Engine.allCases)
    func cells(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let sessions = story.sessions
            let today = sessions[2].date
            let cells = try await database.write { connection in
                var result = Self.result(sessions[0], pain: 4)
                result.endedAt = Story.start.adding(seconds: 20 * 60)
                try connection.save(result, at: Story.start)
                try connection.insert(Self.hand(story, sessions[1], .notDone))
                return try connection.training(
                    from: sessions[0].date, to: today, of: .unit(story.unit.id), today: today)
            }
            #expect(
                cells == [
                    TrainingCell(
                        date: sessions[0].date, outcome: .partly, count: 1, minutes: 20,
                        pain: .init(sum: 4, count: 1), effort: .init(sum: 7, count: 1)),
                    // With support, and nobody had it.
                    TrainingCell(date: sessions[1].date, outcome: .noStaff, count: 1),
                    TrainingCell(date: today, outcome: .planned, count: 1),
                ])
            let ofPlan = try await database.read {
                try $0.training(from: sessions[0].date, to: today, of: .plan(story.plan.id), today: today)
            }
            #expect(ofPlan == cells)
            let elsewhere = try await database.read {
                try $0.training(from: sessions[0].date, to: today, of: .unit(.new(at: Story.start)), today: today)
            }
            #expect(elsewhere == [])
        }
    }

    @Test("What a session was lost to is told by its calling off, staff and tablet", arguments: Engine.allCases)
    func outcomes(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let session = story.sessions[0]
            func outcome(_ change: @escaping @Sendable (any Connection, inout Session) throws -> Void) async throws
                -> SessionOutcome?
            {
                try await database.write { connection in
                    var session = session
                    try change(connection, &session)
                    try connection.update(session)
                    return try connection.training(
                        from: session.date, to: session.date, of: .everyone, today: session.date.adding(days: 1)
                    ).first?.outcome
                }
            }
            let staff = story.therapist.id
            #expect(try await outcome { _, _ in } == .noStaff)
            #expect(try await outcome { _, session in session.staff = staff } == .missed)
            let silent = session.startsAt.adding(days: -2)
            #expect(
                try await outcome { connection, session in
                    session.staff = staff
                    try connection.touchDevice(story.device.id, at: silent)
                } == .noTablet)
            for reason in [Session.CancelReason.paused, .stopped, .changed, .byHand] {
                let found = try await outcome { _, session in
                    (session.cancelledAt, session.cancelReason, session.staff) = (Story.start, reason, staff)
                }
                #expect(found?.rawValue == (reason == .byHand ? "cancelled" : reason.rawValue))
            }
            let absent = try await outcome { connection, session in
                session.staff = staff
                try connection.insert(
                    Absence(
                        id: .new(at: Story.start), unit: story.unit.id, resource: .staff(staff),
                        from: LocalTime(session.date), to: LocalTime(session.date.adding(days: 1)), reason: .absent))
            }
            #expect(absent == .noStaff)
        }
    }

    @Test("A flag is raised once, withdrawn and raised again, and looked at once", arguments: Engine.allCases)
    func flags(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            @Sendable func flag(_ level: Int) -> TrainingFlag {
                TrainingFlag(
                    id: .new(at: Story.start), citizen: story.citizen.id, kind: .missed, subject: "s", level: level,
                    since: Story.start, raisedAt: Story.start)
            }
            let first = flag(2)
            try await database.write { connection in
                try connection.raise(first)
                try connection.raise(flag(3))
                #expect(try connection.flags(of: [story.citizen.id]).map(\.level) == [3])
                try connection.withdrawFlag(first.id, at: Story.start)
                #expect(
                    try connection.flags(in: nil, kinds: TrainingFlag.Kind.allCases, isOpen: true, limit: 9).isEmpty)
                try connection.raise(first)
                let open = try connection.flags(in: story.unit.id, kinds: [.missed], isOpen: true, limit: 9)
                #expect(open.map(\.flag) == [first] && open.first?.citizen == story.citizen)
                #expect(try connection.flags(in: story.unit.id, kinds: [.pain], isOpen: true, limit: 9).isEmpty)
                #expect(
                    try connection.seeFlag(first.id, level: 2, by: story.therapist.id, note: "Ringet", at: Story.start))
                #expect(try !connection.seeFlag(first.id, level: 9, by: story.therapist.id, note: nil, at: Story.start))
                try connection.withdrawFlag(first.id, at: Story.start)
                let over = try connection.flags(in: nil, kinds: [.missed], isOpen: false, limit: 9)
                #expect(over.map(\.flag.note) == ["Ringet"] && over.first?.seenByName == story.therapist.name)
                #expect(over.first?.flag.withdrawnAt == nil && over.first?.flag.level == 2)
                var rules = FlagRules()
                rules.pain = 5
                try connection.save(rules, of: story.unit.id)
                #expect(try connection.flagRules() == [story.unit.id: rules])
                let target = TrainingTarget(unit: story.unit.id, from: story.plan.start, sessions: 40, minutes: nil)
                try connection.save(target)
                #expect(try connection.targets(of: story.unit.id) == [target])
            }
        }
    }

    @Test("The rules see sessions, tablets and calls for help", arguments: Engine.allCases)
    func facts(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let session = story.sessions[0]
            let facts = try await database.write { connection in
                var result = Self.result(session, pain: 8)
                result.stalls = 6
                try connection.save(result, at: Story.start)
                for (id, session) in [("1", session.id), ("2", nil)] {
                    _ = try connection.insert(
                        StoredEvent(
                            device: story.device.id, id: id, session: session, type: "trin.help.requested",
                            occurredAt: Story.start, clock: "boot", receivedAt: Story.start, bodyHash: [0], body: "{}"))
                }
                #expect(try connection.citizensTouched(since: Story.start) == [story.citizen.id])
                #expect(try connection.citizensTouched(since: Story.start.adding(days: 1)) == [])
                #expect(try connection.citizenUnits() == [story.citizen.id: story.unit.id])
                return try connection.flagFacts(
                    of: [story.citizen.id], from: session.date, to: session.date.adding(days: 30),
                    callsSince: Story.start, today: session.date.adding(days: 8))[story.citizen.id]
            }
            #expect(facts?.sittings.map(\.status) == [.partly, .missed, .planned])
            #expect(facts?.sittings.first?.pain == 8 && facts?.sittings.first?.stalls == 6)
            #expect(facts?.tablets.map(\.heardAt) == [story.device.pairedAt])
            #expect(facts?.calls.map(\.session) == [session.id, nil])
        }
    }

    @Test("Sessions are exported page by page, each once", arguments: Engine.allCases)
    func exports(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                try connection.save(Self.result(story.sessions[0], pain: 4), at: Story.start)
                try connection.insert(Self.hand(story, story.sessions[1], .done, pain: 1))
                var found: [ID<Session>] = []
                var cursor: SessionCursor?
                repeat {
                    let page = try connection.exportedSessions(
                        from: story.sessions[0].date, to: story.sessions[2].date, in: story.unit.id, after: cursor,
                        limit: 1)
                    found += page.map(\.session)
                    cursor = page.last
                } while cursor != nil
                #expect(found == story.sessions.map(\.id))
                let rows = try connection.exported(.sessions, of: found)
                #expect(rows.count == 3 && rows[0][12] == .text("partly") && rows[0][13] == .text("tablet"))
                #expect(rows[1][12] == .text("done") && rows[1][13] == .text("staff") && rows[1][19] == .integer(1))
                #expect(rows[2][12] == .null)
                #expect(try connection.exported(.notes, of: found).count == 1)
                #expect(try connection.exported(.versions, of: found).isEmpty)
                #expect(try connection.exported(.events, of: found).isEmpty)
            }
        }
    }
}
