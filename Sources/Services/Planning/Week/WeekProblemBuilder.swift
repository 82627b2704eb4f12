import Domain
import Scheduler

/// Makes a week problem out of what is stored.
///
/// Nothing that is stored can make the problem a wrong one: what does not fit
/// its rules any more stands apart, and takes its time from everyone else.
struct WeekProblemBuilder {
    let facts: WeekFacts
    let purpose: UnitWeek.Purpose
    let horizon: Int
    let guests: Set<ID<Session>>
    private(set) var names: [ID<Session>: SessionName] = [:]
    private(set) var sessions: [SessionName: SessionSummary] = [:]
    /// Sessions that are no part of the problem but take their time.
    var standing: [SessionSummary] = []
    private let siteIndex: [ID<Site>: Int]
    /// Those of the unit.
    let staffIDs: Set<ID<StaffMember>>
    let roomIDs: Set<ID<Room>>
    let byPlan: [ID<Plan>: [SessionSummary]]

    init(_ facts: WeekFacts, purpose: UnitWeek.Purpose, now: LocalTime, guests: Set<ID<Session>>) {
        self.facts = facts
        self.purpose = purpose
        self.guests = guests
        let grain = facts.planning.grain
        let ahead = (now.minutes(after: facts.monday) + grain - 1) / grain * grain
        horizon = min(max(0, ahead), WeekFacts.days * 1440)
        staffIDs = Set(facts.trainers.map(\.staff))
        roomIDs = Set(facts.rooms.map(\.id))
        byPlan = Dictionary(grouping: facts.sessions, by: \.session.plan)
        siteIndex = Dictionary(
            facts.sites.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func build() -> WeekProblem {
        let open = facts.sessions.filter { $0.session.cancelledAt == nil }
        guard purpose == .planning else { return make(from: open, fixed: []) }
        var ahead = open.filter { $0.begun == nil && facts.start(of: $0.session) >= horizon }
        standing = open.filter { $0.begun == nil && facts.start(of: $0.session) < horizon } + facts.elsewhere
        // What is pinned and breaks a rule, alone or with others, would make
        // the problem a wrong one.
        while true {
            let pinned = ahead.filter { $0.session.isPinned && facts.isPlaced($0) }.map(\.session.id)
            let problem = make(from: ahead, fixed: Set(pinned))
            var open = problem
            open.fixed = []
            let bad = Set(open.check(problem.fixed).flatMap(\.sessions).compactMap { sessions[$0]?.session.id })
            if bad.isEmpty { return problem }
            standing += ahead.filter { bad.contains($0.session.id) }
            ahead.removeAll { bad.contains($0.session.id) }
        }
    }

    private mutating func make(from open: [SessionSummary], fixed: Set<ID<Session>>) -> WeekProblem {
        names = [:]
        sessions = [:]
        let requests = requests(from: open)
        var problem = WeekProblem(
            week: weekName, zone: facts.zone.name, days: WeekFacts.days, grain: facts.planning.grain,
            staff: staff(), devices: devices(), rooms: rooms(), requests: requests, travel: travel, fixed: [],
            previous: [], weights: Weights())
        let named = names
        let placed = open.filter { facts.isPlaced($0) && !guests.contains($0.session.id) }
            .compactMap { summary in named[summary.session.id].map { (summary, $0) } }
        for (summary, name) in placed {
            let session = summary.session
            let placement = Placement(
                name, start: facts.start(of: session), staff: session.staff?.description,
                device: session.device?.description, room: session.room?.description)
            if fixed.contains(session.id) {
                problem.fixed.append(placement)
            } else if session.staff.map(staffIDs.contains) ?? true, isKnown(session) {
                problem.previous.append(placement)
            }
        }
        return problem
    }

    private func isKnown(_ session: Session) -> Bool {
        (session.room.map(roomIDs.contains) ?? true)
            && (session.device.map { device in facts.devices.contains { $0.id == device } } ?? true)
    }

    private var weekName: String {
        let (year, week) = facts.monday.isoWeek
        return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    }

    private var travel: Travel {
        guard !facts.sites.isEmpty else { return .none }
        return .places(
            facts.sites.map { Travel.Place(x: $0.x, y: $0.y) }, metresPerMinute: facts.planning.metresPerMinute,
            perStop: facts.planning.perStop)
    }

    func site(_ id: ID<Site>?) -> Int? { id.flatMap { siteIndex[$0] } }

    mutating func name(_ summary: SessionSummary, _ name: SessionName) {
        names[summary.session.id] = name
        sessions[name] = summary
    }
}
