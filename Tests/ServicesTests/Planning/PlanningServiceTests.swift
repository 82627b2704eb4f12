import Domain
import Services
import Store
import Testing

@Suite("PlanningService")
struct PlanningServiceTests {
    static let wish = Wish(timesAWeek: 2, minutes: 60, restDays: 1, possible: House.weekdays(from: 480, to: 900))

    /// Three citizens, two trainers, one planner.
    static func furnish(_ house: House) async throws -> (planner: StaffMember, trainers: [Trainer], sessions: [Session])
    {
        let planner = try await house.planner()
        let trainers = [
            try await house.trainer("anna", by: planner), try await house.trainer("bent", by: planner),
        ]
        var sessions: [Session] = []
        for citizen in try await house.citizens(3) {
            sessions += try await house.wished(wish, for: citizen).sessions.prefix(2)
        }
        return (planner, trainers, sessions)
    }

    @Test("A week is planned as a draft and published as a whole", arguments: Engine.allCases)
    func plan(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let (planner, _, sessions) = try await Self.furnish(house)
            let before = try await planning.board(house.north.id, week: House.monday, for: planner)
            #expect(before.entries.count == 6 && before.entries.allSatisfy { !$0.isPlaced && $0.isOpen })
            let draft = try await house.planned(by: planner)
            let (_, items, _) = try await planning.draft(draft.id, for: planner)
            #expect(Set(items.map(\.session)) == Set(sessions.map(\.id)))
            #expect(items.allSatisfy { $0.after?.staff != nil && $0.isChange })
            let outcome = try await planning.publish(draft.id, by: planner)
            #expect(outcome.conflicts.isEmpty && outcome.published.count == 6 && outcome.draft.state == .published)
            let after = try await planning.board(house.north.id, week: House.monday, for: planner)
            #expect(after.entries.allSatisfy { $0.isPlaced && $0.conflicts.isEmpty })
            #expect(after.entries.allSatisfy { $0.summary.session.sequence == 1 })
            #expect(after.trainers.reduce(0) { $0 + $1.minutes } == 360)
            #expect(try await code { try await planning.publish(draft.id, by: planner) } == .conflict)
        }
    }

    @Test("Of two planners who publish at once, one is told what has changed", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let (planner, _, _) = try await Self.furnish(house)
            let other = try await house.planner("lis")
            let drafts = [try await house.planned(by: planner), try await house.planned(by: other)]
            async let first = planning.publish(drafts[0].id, by: planner)
            async let second = planning.publish(drafts[1].id, by: other)
            let outcomes = try await [first, second]
            #expect(outcomes.map(\.published.count).sorted() == [0, 6])
            let refused = try #require(outcomes.first { !$0.conflicts.isEmpty })
            #expect(
                refused.conflicts.count == 6 && refused.conflicts.values.allSatisfy { $0.map(\.code) == ["changed"] })
        }
    }

    @Test("A change by hand that breaks a rule is refused with remedies, and can be forced where people may")
    func move() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let (planner, trainers, _) = try await Self.furnish(house)
            _ = try await planning.publish(try await house.planned(by: planner).id, by: planner)
            let entries = try await planning.board(house.north.id, week: House.monday, for: planner).entries
            let session = entries[0].summary.session
            let other = try #require(entries.first { $0.summary.citizen.id != session.citizen }).summary.session

            // Onto another session of the same member of staff.
            let taken = try await planning.move([session.id: other.place], overriding: true, by: planner)
            guard case .refused(let conflicts, let remedies) = taken else {
                Issue.record("A session was booked twice.")
                return
            }
            #expect(conflicts[session.id]?.contains { $0.code == "staffBusy" && $0.sessions == [other.id] } == true)
            #expect(!remedies.isEmpty)

            // After the shift has ended: people may agree on it.
            var late = session.place
            late.time = try #require(MinuteOfDay(1080))
            guard case .refused(let soft, _) = try await planning.move([session.id: late], by: planner) else {
                Issue.record("The shift was not seen.")
                return
            }
            #expect(soft[session.id]?.allSatisfy(\.canOverride) == true)
            guard case .done = try await planning.move([session.id: late], overriding: true, by: planner) else {
                Issue.record("People could not agree.")
                return
            }
            let pinned = try #require(try await house.database.read { try $0.session(session.id) })
            #expect(pinned.isPinned && pinned.place == late && pinned.sequence == 2)

            // A remedy is what it says.
            let best = try #require(try await planning.suggestions(for: other.id, for: planner).first)
            guard case .done = try await planning.move([other.id: best.place], by: planner) else {
                Issue.record("The suggestion \(best) was refused.")
                return
            }
            #expect(
                try await code { try await planning.move([other.id: best.place], by: house.therapist) } == .forbidden)
            #expect(trainers.contains { $0.staff == best.place.staff })
        }
    }

    @Test("A planner undoes and redoes, unless somebody else has changed the same since", arguments: Engine.allCases)
    func undo(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let (planner, _, _) = try await Self.furnish(house)
            let other = try await house.planner("lis")
            _ = try await planning.publish(try await house.planned(by: planner).id, by: planner)
            func session() async throws -> Session {
                try await planning.board(house.north.id, week: House.monday, for: planner).entries[0].summary.session
            }
            let placed = try await session()
            let best = try #require(try await planning.suggestions(for: placed.id, for: planner).first).place
            _ = try await planning.move([placed.id: best], by: planner)
            _ = try await planning.cancel([placed.id], by: planner)
            func standing() async throws -> (place: SessionPlace, isCancelled: Bool) {
                let session = try #require(try await house.database.read { try $0.session(placed.id) })
                return (session.place, session.cancelledAt != nil)
            }
            #expect(try await standing().isCancelled)
            try await planning.undo(in: house.north.id, by: planner)
            #expect(try await standing() == (best, false))
            try await planning.undo(in: house.north.id, by: planner)
            #expect(try await standing() == (placed.place, false))
            try await planning.redo(in: house.north.id, by: planner)
            #expect(try await standing() == (best, false))
            try await planning.redo(in: house.north.id, by: planner)
            #expect(try await standing().isCancelled)
            #expect(try await code { try await planning.redo(in: house.north.id, by: planner) } == .conflict)
            #expect(try await code { try await planning.undo(in: house.north.id, by: other) } == .conflict)
            try await planning.undo(in: house.north.id, by: planner)
            _ = try await planning.cancel([placed.id], by: other)
            #expect(try await code { try await planning.undo(in: house.north.id, by: planner) } == .conflict)
            // The publishing itself can be taken back when the cancelling is.
            try await planning.undo(in: house.north.id, by: other)
            try await planning.undo(in: house.north.id, by: planner)
            try await planning.undo(in: house.north.id, by: planner)
            let board = try await planning.board(house.north.id, week: House.monday, for: planner)
            #expect(board.entries.allSatisfy { !$0.isPlaced } && board.undo == nil && board.redo != nil)
        }
    }

    @Test("When a trainer is absent only their sessions change", arguments: Engine.allCases)
    func absence(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let (planner, trainers, _) = try await Self.furnish(house)
            _ = try await planning.publish(try await house.planned(by: planner).id, by: planner)
            let entries = try await planning.board(house.north.id, week: House.monday, for: planner).entries
            let ill = try #require(entries.compactMap(\.summary.session.staff).first)
            let touched = entries.filter { $0.summary.session.staff == ill }.map(\.summary.session.id)
            let outcome = try await planning.markAbsent(
                .staff(ill), from: LocalTime(House.monday), to: LocalTime(House.monday.adding(days: 5)),
                reason: .absent,
                in: house.north.id, by: planner)
            let draft = try #require(outcome.drafts.first)
            let (_, items, _) = try await planning.draft(draft.id, for: planner)
            #expect(Set(items.filter(\.isChange).map(\.session)) == Set(touched))
            #expect(items.allSatisfy { $0.after?.staff != ill && $0.after != nil })
            #expect(trainers.count == 2)
            let conflicts = try await planning.board(house.north.id, week: House.monday, for: planner).entries
                .filter { !$0.conflicts.isEmpty }
            #expect(Set(conflicts.map(\.summary.session.id)) == Set(touched))
            #expect(conflicts.allSatisfy { $0.conflicts.map(\.code) == ["shift"] })
            let published = try await planning.publish(draft.id, by: planner)
            #expect(published.conflicts.isEmpty)
            try await planning.end(outcome.absence.id, by: planner)
        }
    }

    @Test("What is pinned or has been stands when the week is planned again")
    func pinned() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let (planner, trainers, sessions) = try await Self.furnish(house)
            let place = SessionPlace(
                House.monday.adding(days: 1), try #require(MinuteOfDay("08:30")), staff: trainers[1].staff)
            _ = try await planning.move([sessions[0].id: place], by: planner)
            _ = try await planning.pin([sessions[0].id], true, by: planner)
            // Wednesday at noon.
            house.clock.advance(days: 6)
            house.clock.advance(seconds: 2 * 3600)
            let draft = try await house.planned(by: planner)
            let (_, items, _) = try await planning.draft(draft.id, for: planner)
            let noon = LocalTime(House.monday.adding(days: 2), try #require(MinuteOfDay("12:00")))
            #expect(!items.contains { $0.session == sessions[0].id })
            #expect(
                items.allSatisfy { item in
                    item.after.map { LocalTime($0.date, $0.time) >= noon } ?? true
                })
        }
    }

    @Test("Planners see and change their own unit only")
    func scope() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let (planner, trainers, sessions) = try await Self.furnish(house)
            let south = try await house.planner("sanne", unit: house.south.id)
            let north = house.north.id
            #expect(try await code { try await planning.board(north, week: House.monday, for: south) } == .notFound)
            #expect(try await code { try await planning.plan(north, week: House.monday, by: south) } == .notFound)
            #expect(try await code { try await planning.suggestions(for: sessions[0].id, for: south) } == .notFound)
            #expect(try await code { try await planning.cancel([sessions[0].id], by: south) } == .notFound)
            #expect(try await code { try await planning.undo(in: north, by: south) } == .notFound)
            #expect(try await code { try await planning.resources(of: north, for: south) } == .notFound)
            #expect(try await code { try await planning.save(trainers[0], by: south) } == .notFound)
            #expect(try await code { try await planning.save(trainers[0], by: house.therapist) } == .forbidden)
            #expect(
                try await code { try await planning.plan(north, week: House.monday, by: house.therapist) } == .forbidden
            )
            let draft = try await house.planned(by: planner)
            #expect(try await code { try await planning.draft(draft.id, for: south) } == .notFound)
            #expect(try await code { try await planning.publish(draft.id, by: south) } == .notFound)
        }
    }
}

@Suite("PlanningService after a session was missed")
struct MissedSessionTests {
    @Test("A missed session is offered the rest of its week, and takes it")
    func missed() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let (planner, _, sessions) = try await PlanningServiceTests.furnish(house)
            _ = try await planning.publish(try await house.planned(by: planner).id, by: planner)
            // Wednesday at noon; Monday's session of the first citizen is over.
            house.clock.advance(days: 6)
            house.clock.advance(seconds: 2 * 3600)
            let now = LocalTime(House.monday.adding(days: 2), try #require(MinuteOfDay("12:00")))
            let entries = try await planning.board(house.north.id, week: House.monday, for: planner).entries
            let missed = try #require(
                entries.first { LocalTime($0.summary.session.date, $0.summary.session.time) < now })
            #expect(!missed.isOpen && sessions.contains { $0.id == missed.summary.session.id })
            let places = try await planning.suggestions(for: missed.summary.session.id, count: 20, for: planner)
            #expect(places.allSatisfy { LocalTime($0.place.date, $0.place.time) >= now })
            let best = try #require(places.first)
            guard case .done = try await planning.move([best.session: best.place], by: planner) else {
                Issue.record("The offer \(best) was refused.")
                return
            }
            let after = try await planning.board(house.north.id, week: House.monday, for: planner).entries
            #expect(after.first { $0.summary.session.id == best.session }?.isOpen == true)
            // What has been cannot be chosen.
            var past = best.place
            past.date = House.monday
            guard
                case .refused(let conflicts, _) = try await planning.move(
                    [best.session: past], overriding: true, by: planner)
            else {
                Issue.record("The past was changed.")
                return
            }
            #expect(conflicts[best.session]?.contains { $0.code == "past" } == true)
        }
    }
}
