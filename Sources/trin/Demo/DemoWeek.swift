import ArgumentParser
import Domain
import Services

/// What the demo's weeks are planned from: trainers and their shifts,
/// addresses, a room, tablets to bring along, and wishes.
struct DemoWeek {
    let services: TrinServices
    /// May plan every unit.
    let planner: StaffMember

    /// Metres around the middle of a small town, on ETRS89 / UTM 32N.
    private static let town = (x: 575_000, y: 6_220_000)
    private static let streets = [
        "Skolegade", "Havnevej", "Møllebakken", "Kirkestræde", "Strandvejen", "Lærkevej", "Engdraget", "Nygade",
        "Birkevej", "Åkrogen",
    ]

    /// Where staff begin their days, and the citizens live.
    func settle(_ unit: Domain.Unit, _ citizens: [Citizen], from index: Int) async throws -> ID<Site> {
        let middle = (x: Self.town.x + index * 2600, y: Self.town.y + index * 1400)
        let office = try await site("\(unit.name), kontor", unit, x: middle.x, y: middle.y)
        for (number, citizen) in citizens.enumerated() {
            // A spiral: some live next door, some on a farm.
            let way = 250 + number * 340
            let turn = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)][number * 3 % 8]
            let home = try await site(
                "\(Self.streets[number % Self.streets.count]) \(3 + number * 4)", unit,
                x: middle.x + turn.0 * way, y: middle.y + turn.1 * way)
            try await services.planning.setHome(home, of: citizen.id, by: planner)
        }
        return office
    }

    private func site(_ address: String, _ unit: Domain.Unit, x: Int, y: Int) async throws -> ID<Site> {
        let site = Site(id: .new(at: services.clock.now), unit: unit.id, address: address, x: x, y: y)
        return try await services.planning.save(site, by: planner).id
    }

    /// Whoever of the staff has the role of a trainer works in shifts.
    func employ(_ staff: [StaffMember], from office: ID<Site>) async throws {
        let trainers = staff.filter { $0.roles.contains(.trainer) }
        for (index, person) in trainers.enumerated() {
            guard let unit = person.unit else { continue }
            let isPart = index % 3 == 2
            let days =
                isPart
                ? Weekday.allCases.filter { [1, 2, 4].contains($0.rawValue) } : Array(Weekday.allCases.prefix(5))
            var pattern = days.flatMap { day in
                [DayInterval(day, from: 450, to: 690), DayInterval(day, from: 720, to: isPart ? 840 : 900)]
            }
            .map { Trainer.Shift($0) }
            // Every other weekend somebody is there.
            for day in [Weekday.saturday, .sunday] {
                pattern.append(
                    Trainer.Shift(DayInterval(day, from: 540, to: 780), weeks: index.isMultiple(of: 2) ? .even : .odd))
            }
            try await services.planning.save(
                Trainer(
                    staff: person.id, name: person.name, unit: unit,
                    skills: index.isMultiple(of: 2) ? ["balance", "styrke"] : ["styrke"], home: office,
                    maxMinutes: isPart ? 900 : 1800, pattern: pattern), by: planner)
        }
    }

    /// A room with hours, tablets to bring along, and how the unit is
    /// planned.
    func equip(_ unit: Domain.Unit, at office: ID<Site>) async throws -> Room {
        let now = services.clock.now
        try await services.planning.save(UnitPlanning(unit: unit.id, country: .denmark), by: planner)
        for number in 1...2 {
            try await services.planning.save(
                PoolDevice(id: .new(at: now), unit: unit.id, name: "Lånetablet \(number)", kind: "tablet"), by: planner)
        }
        let hours = [Weekday.tuesday, .wednesday, .thursday].map { DayInterval($0, from: 540, to: 720) }
        return try await services.planning.save(
            Room(id: .new(at: now), unit: unit.id, name: "Træningssalen", capacity: 6, site: office, opening: hours),
            by: planner)
    }

    /// What an assisted plan of the demo asks for.
    /// - Parameter usual: the days and the time that the citizen is used to.
    static func wish(_ index: Int, usual: [Weekday], at time: MinuteOfDay) -> Wish {
        let (from, to) = index.isMultiple(of: 2) ? (450, 720) : (480, 900)
        let minutes = index % 3 == 0 ? 45 : 30
        let start = time.minutes / 30 * 30
        return Wish(
            timesAWeek: usual.count, minutes: minutes, restDays: 1,
            possible: Set(Weekday.allCases.prefix(5)).union(usual).sorted().map {
                DayInterval($0, from: from, to: max(to, start + 90))
            },
            preferred: usual.map { DayInterval($0, from: max(from, start - 30), to: start + 90) },
            skill: index % 4 == 1 ? "balance" : nil, deviceKind: index % 5 == 2 ? "tablet" : nil, closing: .move,
            checkpointWeeks: 4)
    }

    /// Some citizens of a unit train together in its room.
    func group(
        _ citizens: [Citizen], in room: Room, programme: ID<Programme>, by therapist: StaffMember
    ) async throws {
        let start = services.planning.today.monday.adding(days: 7)
        let wish = Wish(
            timesAWeek: 1, minutes: 60, possible: room.opening,
            preferred: room.opening.filter { $0.weekday == .wednesday }, skill: "balance", rooms: [room.id],
            group: "Balancehold", closing: .skip)
        for citizen in citizens {
            try await services.plans.prescribe(
                PlanService.Draft(
                    citizen: citizen.id, programme: programme, mode: .group, goal: "Stå sikkert", start: start,
                    weeks: 8, weekdays: [], time: .midnight, wish: wish), by: therapist)
        }
    }

    /// Plans and publishes the present week; the next one is left to be
    /// planned.
    func publish(_ unit: Domain.Unit) async throws {
        let board = try await services.planning.board(unit.id, week: services.planning.today, for: planner)
        // On a Sunday evening nothing is left to be planned.
        guard board.entries.contains(where: \.isOpen) else { return }
        let job = try await services.planning.plan(
            unit.id, week: services.planning.today, seconds: 2, by: planner)
        try await services.planner.drain()
        let done = try await services.planning.job(job.id, for: planner)
        guard let draft = done.draft else {
            throw ValidationError("The demo's week could not be planned: \(done.failure ?? "no reason is known").")
        }
        let outcome = try await services.planning.publish(draft, by: planner)
        guard outcome.conflicts.isEmpty else {
            throw ValidationError("The demo's week could not be published: \(outcome.conflicts).")
        }
    }
}
