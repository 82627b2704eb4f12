import ArgumentParser
import Domain
import Foundation
import Ingest
import Scheduler
import Services

/// Builds the demo municipality.
struct Demo {
    let services: TrinServices
    let clock: DemoClock
    let media: URL
    private var generator = SplitMix(seed: 20)
    private static let days = 28

    init(services: TrinServices, clock: DemoClock, media: URL) {
        self.services = services
        self.clock = clock
        self.media = media
    }

    mutating func load() async throws {
        let library = try DemoLibrary(media)
        let now = clock.wallClock.now
        let beginning = now.adding(days: -Self.days)
        clock.set(beginning)
        let units = try await makeUnits()
        let staff = try await makeStaff(units)
        clock.set(nil)
        try await services.recover(alone: true)
        guard let therapist = staff.first else { return }
        let exercises = try await library.load(into: services, as: therapist)

        print("Living through four weeks of training.")
        clock.set(beginning)
        let programmes = try await makeProgrammes(exercises)
        let lives = try await makeCitizens(units, programmes, by: therapist)
        try await withThrowingTaskGroup(of: Void.self) { [services] group in
            group.addTask { try await services.writer.run() }
            try await train(lives, until: now, by: therapist)
            group.cancelAll()
        }
        clock.set(nil)
        for unit in units { try await services.levels.plan(sessions: 24, minutes: nil, in: unit.id, by: therapist) }
        try await services.flags.sweep()
        try await planWeeks(units, staff, lives, programmes, by: therapist)
    }

    /// Where everyone is and works, a group for each unit, and this week.
    private func planWeeks(
        _ units: [Domain.Unit], _ staff: [StaffMember], _ lives: [Life], _ programmes: [Programme],
        by therapist: StaffMember
    ) async throws {
        print("Planning the week.")
        guard let planner = staff.first(where: { $0.roles.contains(.planner) }), let programme = programmes.first else {
            return
        }
        let week = DemoWeek(services: services, planner: planner)
        for (index, unit) in units.enumerated() {
            let citizens = lives.map(\.citizen).filter { $0.unit == unit.id }
            let office = try await week.settle(unit, citizens, from: index)
            try await week.employ(staff.filter { $0.unit == unit.id }, from: office)
            let room = try await week.equip(unit, at: office)
            try await week.group(
                citizens.enumerated().filter { $0.offset % 3 == 1 }.map(\.element), in: room, programme: programme.id,
                by: therapist)
            try await week.publish(unit)
        }
    }

    private func makeUnits() async throws -> [Domain.Unit] {
        var units: [Domain.Unit] = []
        for name in DemoPeople.units { units.append(try await services.citizens.createUnit(name: name)) }
        return units
    }

    private func makeStaff(_ units: [Domain.Unit]) async throws -> [StaffMember] {
        var staff: [StaffMember] = []
        for person in DemoPeople.staff {
            staff.append(
                try await services.accounts.create(
                    AccountService.Draft(
                        userName: person.userName, name: person.name, roles: person.roles,
                        unit: person.unit.map { units[$0].id }, language: person.language,
                        password: DemoPeople.password)))
        }
        return staff
    }

    private func makeProgrammes(_ exercises: [ID<Exercise>]) async throws -> [Programme] {
        func items(_ indexes: [Int], sets: Int, repetitions: Int) throws -> [Programme.Item] {
            try indexes.map { index in
                guard let dose = Dose(sets: sets, amount: .repetitions(repetitions), rest: 20) else {
                    throw ValidationError("The demo has a dose outside its ranges.")
                }
                return Programme.Item(exercise: exercises[index % exercises.count], dose: dose)
            }
        }
        return [
            try await services.programmes.create(
                name: "Styrke og balance", items: try items([0, 2, 5, 6], sets: 2, repetitions: 8)),
            try await services.programmes.create(
                name: "Siddende træning", items: try items([1, 4, 7], sets: 2, repetitions: 8)),
            try await services.programmes.create(
                name: "Kort morgentræning", items: try items([4, 0], sets: 1, repetitions: 6)),
        ]
    }

    /// A citizen with a tablet and a plan.
    private struct Life {
        let person: DemoPeople.Person
        let device: Device
        /// The token that the tablet holds.
        let token: Secret
        let programme: Programme
        let citizen: Citizen
    }

    private mutating func makeCitizens(
        _ units: [Domain.Unit], _ programmes: [Programme], by therapist: StaffMember
    ) async throws -> [Life] {
        var lives: [Life] = []
        let start = services.zone.date(at: clock.wallClock.now)
        for (index, person) in DemoPeople.citizens.enumerated() {
            let citizen = try await services.citizens.create(
                CitizenService.Draft(
                    givenName: person.givenName, familyName: person.familyName, birthYear: person.birthYear,
                    unit: units[person.unit].id, language: person.language), by: therapist)
            let pairing = try await services.devices.beginPairing()
            let device = try await services.devices.approve(
                code: pairing.code, name: "Tablet \(index < 9 ? "0" : "")\(index + 1)", citizen: citizen.id,
                by: therapist)
            guard case .approved(_, let token) = try await services.devices.pairing(token: pairing.token.text) else {
                throw ValidationError("The demo's tablet \(device.name) could not be paired.")
            }
            let programme = programmes[index % programmes.count]
            // Half of them train on the weekday of today.
            let first =
                Weekday(
                    rawValue: (start.weekday.rawValue - 1 + (index.isMultiple(of: 2) ? 0 : 1 + index % 4)) % 7 + 1)
                ?? .monday
            let second = Weekday(rawValue: (first.rawValue - 1 + 3) % 7 + 1) ?? .friday
            guard let time = MinuteOfDay(9 * 60 + (index % 8) * 30) else { continue }
            let isAssisted = index % 3 != 1
            try await services.plans.prescribe(
                PlanService.Draft(
                    citizen: citizen.id, programme: programme.id, mode: isAssisted ? .assisted : .independent,
                    goal: person.goal, start: start, weeks: 12, weekdays: [first, second], time: time,
                    wish: isAssisted ? DemoWeek.wish(index, usual: [first, second].sorted(), at: time) : nil),
                by: therapist)
            lives.append(Life(person: person, device: device, token: token, programme: programme, citizen: citizen))
        }
        return lives
    }

    /// Every session before now is trained, half trained or missed, and the
    /// tablet reports it.
    private mutating func train(_ lives: [Life], until now: Instant, by therapist: StaffMember) async throws {
        let today = services.zone.date(at: now)
        for life in lives {
            for summary in try await services.plans.summaries(of: life.citizen.id)
            where summary.session.date < today {
                let session = summary.session
                if session.kind == .checkpoint {
                    clock.set(session.endsAt)
                    let stands = Int.random(in: 7...13, using: &generator)
                    try await services.plans.record(
                        test: session.id, note: "Rejse-sætte-sig: \(stands) på 30 s", by: therapist)
                    continue
                }
                guard Double.random(in: 0..<1, using: &generator) < life.person.diligence else { continue }
                let story = story(of: session, life, now: now)
                let telemetry = DemoTelemetry(device: life.device, session: session, programme: life.programme)
                let (body, sentAt) = try telemetry.batch(story, using: &generator)
                try await send(body, at: sentAt, from: life)
            }
        }
        // The last one lies in a drawer.
        for life in lives.dropLast() {
            let time = now.adding(seconds: -600)
            try await send(try DemoTelemetry.report(of: life.device, at: time, using: &generator), at: time, from: life)
        }
    }

    private func send(_ body: [UInt8], at sentAt: Instant, from life: Life) async throws {
        clock.set(sentAt)
        _ = try await services.devices.authenticate(life.token.text)
        let receipt = try await services.telemetry.receive(
            body, contentType: "application/cloudevents-batch+json",
            clocks: TelemetryService.Clocks(sentAt: sentAt.rfc3339, bootID: nil, monotonic: nil), from: life.device)
        guard receipt.rejected.isEmpty else {
            throw ValidationError("The demo's telemetry was refused: \(receipt.rejected).")
        }
    }

    private mutating func story(of session: Session, _ life: Life, now: Instant) -> DemoTelemetry.Story {
        let share = 1 - now.seconds(since: session.startsAt) / (Double(Self.days) * 86_400)
        let (from, to) = life.person.pain
        let pain = from + (to - from) * share + Double.random(in: -0.8...0.8, using: &generator)
        let effort = 5 - 1.5 * share + Double.random(in: -1...1, using: &generator)
        let count = life.programme.items.count
        let isWhole = Double.random(in: 0..<1, using: &generator) < 0.55 + life.person.diligence * 0.4
        return DemoTelemetry.Story(
            exercises: isWhole ? count : Int.random(in: 1..<max(2, count), using: &generator),
            pain: Int(min(10, max(0, pain.rounded()))), effort: Int(min(10, max(0, effort.rounded()))),
            comment: Double.random(in: 0..<1, using: &generator) < 0.06
                ? DemoPeople.comments[life.citizen.language]?.randomElement(using: &generator) : nil,
            startedAt: session.startsAt.adding(seconds: Double.random(in: -600...1800, using: &generator)))
    }
}
