import Domain
import Store

/// Everything stored that a unit's week depends on, from one snapshot.
struct WeekFacts: Sendable {
    let unit: Unit
    let monday: CivilDate
    let zone: Zone
    let planning: UnitPlanning
    let sites: [Site]
    let homes: [ID<Citizen>: ID<Site>]
    let trainers: [Trainer]
    let shiftDays: [ShiftDay]
    let rooms: [Room]
    let devices: [PoolDevice]
    let absences: [Absence]
    /// Names of closing days and of holidays.
    let closed: [CivilDate: String]
    private(set) var plans: [ID<Plan>: Plan]
    private(set) var wishes: [ID<Plan>: [DatedWish]]
    /// The week's sessions, also those that were called off.
    private(set) var sessions: [SessionSummary]
    /// What the unit's staff and things have to do for other units.
    let elsewhere: [SessionSummary]

    /// The days of a week.
    static let days = 7

    init(_ connection: any Connection, unit id: ID<Unit>, monday: CivilDate, zone: Zone) throws {
        guard let unit = try connection.unit(id) else { throw ServiceError(.notFound, "There is no unit \(id).") }
        let sunday = monday.adding(days: Self.days - 1)
        self.unit = unit
        self.monday = monday
        self.zone = zone
        planning = try connection.planning(of: id)
        sites = try connection.sites(of: id)
        homes = try connection.citizenSites(of: id)
        trainers = try connection.trainers(of: id)
        shiftDays = try connection.shiftDays(from: monday, to: sunday, of: id)
        rooms = try connection.rooms(of: id)
        devices = try connection.poolDevices(of: id)
        absences = try connection.absences(from: monday, to: sunday, of: id)
        closed = try connection.closed(from: monday, to: sunday, planning)
        plans = Dictionary(
            try connection.plans(from: monday, to: sunday, in: id).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        wishes = Dictionary(grouping: try connection.wishes(from: monday, to: sunday, in: id), by: \.plan)
        sessions = try connection.summaries(from: monday, to: sunday, in: id)
        elsewhere = try connection.summariesElsewhere(from: monday, to: sunday, of: id)
    }
}

extension WeekFacts {
    /// Takes a session as it would be: one that is called off goes on, one of
    /// another week comes as a guest.
    mutating func add(_ summary: SessionSummary, _ connection: any Connection) throws {
        if let index = sessions.firstIndex(where: { $0.session.id == summary.session.id }) {
            sessions[index] = summary
            return
        }
        sessions.append(summary)
        let plan = summary.session.plan
        plans[plan] = try connection.plan(plan)
        wishes[plan] = try connection.wishes(of: plan)
    }
}

extension WeekFacts {
    /// What a session's plan asks of the week that it is in.
    func wish(of session: Session) -> DatedWish {
        let dated = wishes[session.plan, default: []]
        if let wish = dated.last(where: { $0.from <= session.date }) ?? dated.first { return wish }
        if let plan = plans[session.plan] { return DatedWish(plan: plan.id, from: plan.start, wish: Wish(plan)) }
        // Only of a session that another week gave to this one.
        let time = DayInterval(
            session.date.weekday, from: session.time.minutes, to: min(1440, session.time.minutes + session.minutes))
        return DatedWish(
            plan: session.plan, from: session.date,
            wish: Wish(timesAWeek: 1, minutes: session.minutes, possible: [time]))
    }

    /// A trainer's shifts on a day, absences taken out.
    func shifts(of trainer: Trainer, on date: CivilDate) -> [MinuteRange] {
        let day = shiftDays.first { $0.staff == trainer.staff && $0.date == date }
        let start = (date.dayNumber - monday.dayNumber) * 1440
        let all = Minutes((day?.shifts ?? trainer.shifts(on: date)).map { start + $0.from..<start + $0.to })
        return all.subtracting(absences(of: .staff(trainer.staff))).ranges
            .map { MinuteRange(from: $0.lowerBound - start, to: $0.upperBound - start) }
    }

    func absences(of resource: Absence.Resource) -> Minutes {
        Minutes(
            absences.filter { $0.resource == resource }
                .map { $0.from.minutes(after: monday)..<$0.to.minutes(after: monday) })
    }

    /// Minutes from the week's Monday to the session's start, by wall time.
    func start(of session: Session) -> Int {
        LocalTime(session.date, session.time).minutes(after: monday)
    }

    func minutes(of session: Session) -> Range<Int> {
        let start = start(of: session)
        return start..<start + session.minutes
    }

    /// Whether a session has all that it needs.
    func isPlaced(_ summary: SessionSummary) -> Bool {
        let session = summary.session
        let wish = wish(of: session).wish
        if session.kind == .checkpoint { return session.staff != nil }
        return (summary.mode == .independent || session.staff != nil)
            && (wish.rooms.isEmpty || session.room != nil) && (wish.deviceKind == nil || session.device != nil)
    }
}

extension Connection {
    /// Closing days and public holidays, with their names.
    func closed(from start: CivilDate, to end: CivilDate, _ planning: UnitPlanning) throws -> [CivilDate: String] {
        var closed = planning.holidays(from: start, to: end)
        for day in try closingDays(from: start, to: end, of: planning.unit) { closed[day.date] = day.name }
        return closed
    }
}
