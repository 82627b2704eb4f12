import Domain
import Services
import Store
import Testing

@Suite("PlanService")
struct PlanServiceTests {
    @Test("Every session keeps its wall time when the clocks change", arguments: Engine.allCases)
    func prescribe(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (plan, sessions) = try await house.prescribed()
            #expect(plan.goal == "Op af stolen" && plan.zone == "Europe/Copenhagen")
            #expect(
                sessions.map(\.date.description) == [
                    "2026-10-02", "2026-10-06", "2026-10-09", "2026-10-13", "2026-10-16", "2026-10-20", "2026-10-23",
                    "2026-10-27", "2026-10-30", "2026-11-03", "2026-11-06", "2026-11-10",
                ])
            #expect(sessions.allSatisfy { $0.time == House.tuesdayAtTen && $0.plan == plan.id })
            #expect(sessions[6].startsAt.rfc3339 == "2026-10-23T08:00:00.000Z")
            // The clocks went back on the 25th.
            #expect(sessions[7].startsAt.rfc3339 == "2026-10-27T09:00:00.000Z")
            #expect(try await house.plans() == [plan])
        }
    }

    @Test("A plan that cannot be is refused and leaves nothing behind")
    func refused() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let programme = try await house.programme(of: try await house.exercise()).id
            let empty = try await house.services.programmes.create(name: "Tom").id
            let cases: [(PlanService.Draft, ServiceError.Reason)] = [
                (house.draft(programme, start: "2024-10-01"), .planStart),
                (house.draft(programme, start: "2028-10-01"), .planStart),
                (house.draft(programme, weeks: 0), .planWeeks), (house.draft(programme, weeks: 53), .planWeeks),
                (house.draft(programme, weekdays: []), .planWeekdays),
                (house.draft(empty), .programmeEmpty), (house.draft(.new(at: house.clock.now)), .programme),
            ]
            for (draft, reason) in cases {
                let error = await #expect(throws: ServiceError.self) {
                    try await plans.prescribe(draft, by: house.therapist)
                }
                #expect(error?.code == .invalid && error?.reason == reason)
            }
            #expect(
                try await code { try await plans.prescribe(house.draft(programme), by: house.stranger) } == .notFound)
            #expect(try await house.plans().isEmpty)
            #expect(try await plans.summaries(of: house.citizen.id).isEmpty)
        }
    }

    @Test("Stopping a plan calls off what is later than today and was not trained")
    func stop() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let (plan, sessions) = try await house.prescribed()
            // Friday 2026-10-09: two sessions lie behind, one is today's.
            house.clock.advance(days: 8)
            let early = sessions[5]
            let result = SessionResult(
                session: early.id, completion: .done, startedAt: nil, endedAt: nil, exercisesCompleted: 2,
                exercisesSkipped: 0, setsCompleted: 3, pain: 1, effort: 4, comment: nil, events: 9)
            try await house.database.write { try $0.save(result, at: TestClock.start) }
            #expect(try await code { try await plans.stop(plan.id, reason: "", by: house.stranger) } == .notFound)

            let (stopped, cancelled) = try await plans.stop(plan.id, reason: " Flyttet ", by: house.therapist)
            #expect(stopped.endedOn?.description == "2026-10-09" && cancelled == 8)
            let after = try await plans.summaries(of: house.citizen.id)
            #expect(after.prefix(3).allSatisfy { $0.session.cancelledAt == nil })
            #expect(after[5].session.cancelledAt == nil && after[5].status(today: plans.today) == .done)
            #expect(after.filter { $0.session.cancelledAt == house.clock.now }.count == 8)

            house.clock.advance(days: 1)
            let again = try await plans.stop(plan.id, reason: "", by: house.therapist)
            #expect(again.plan == stopped && again.cancelled == 0)
            #expect(try await house.plans() == [stopped])
        }
    }

    @Test("A session moves to another day at its wall time, but not onto another session")
    func move() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let (_, sessions) = try await house.prescribed()
            let id = sessions[6].id
            func move(_ date: String, by staff: StaffMember? = nil) async throws {
                try await plans.move(
                    id, to: try #require(CivilDate(date)), House.tuesdayAtTen, by: staff ?? house.therapist)
            }
            #expect(try await code { try await move("2026-10-28", by: house.stranger) } == .notFound)
            try await move("2026-10-28")
            let moved = try #require(try await house.database.read { try $0.session(id) })
            #expect(moved.date.description == "2026-10-28")
            #expect(moved.startsAt.rfc3339 == "2026-10-28T09:00:00.000Z")

            let clash = await #expect(throws: ServiceError.self) { try await move("2026-10-27") }
            #expect(clash?.code == .conflict && clash?.reason == .moveClash)
            let past = await #expect(throws: ServiceError.self) { try await move("2026-09-30") }
            #expect(past?.code == .invalid && past?.reason == .moveDate)
            try await move("2026-10-28")

            try await plans.cancel(sessions[7].id, by: house.therapist)
            try await move("2026-10-27")
            try await plans.cancel(id, by: house.therapist)
            let closed = await #expect(throws: ServiceError.self) { try await move("2026-10-29") }
            #expect(closed?.code == .conflict && closed?.reason == .sessionClosed)
        }
    }

    @Test("A session can be called off once, and only by staff of the unit")
    func cancel() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let (_, sessions) = try await house.prescribed(weeks: 1)
            #expect(try await code { try await plans.cancel(sessions[0].id, by: house.stranger) } == .notFound)
            try await plans.cancel(sessions[0].id, by: house.therapist)
            #expect(try await code { try await plans.cancel(sessions[0].id, by: house.therapist) } == .conflict)
            #expect(
                try await code { try await plans.cancel(.new(at: house.clock.now), by: house.therapist) } == .notFound)
        }
    }

    @Test("A week shows each member of staff the citizens of their unit")
    func scope() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let (_, sessions) = try await house.prescribed()
            let other = try await house.neighbour(in: house.south)
            var draft = house.draft(try #require(try await house.services.programmes.all().first).id)
            draft.citizen = other.id
            try await plans.prescribe(draft, by: house.stranger)
            func seen(_ staff: StaffMember, in unit: ID<Unit>? = nil) async throws -> Set<ID<Citizen>> {
                let summaries = try await plans.summaries(
                    from: sessions[0].date, to: sessions[1].date, in: unit, for: staff)
                #expect(
                    summaries.allSatisfy { sessions[0].date <= $0.session.date && $0.session.date <= sessions[1].date })
                return Set(summaries.map(\.citizen.id))
            }
            #expect(try await seen(house.therapist) == [house.citizen.id, other.id])
            #expect(try await seen(house.therapist, in: house.north.id) == [house.citizen.id])
            #expect(try await seen(house.stranger) == [other.id])
            #expect(try await seen(house.stranger, in: house.north.id) == [other.id])
        }
    }
}
