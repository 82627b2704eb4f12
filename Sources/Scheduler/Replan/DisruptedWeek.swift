/// A problem as it is after something happened, and the plan from before.
struct DisruptedWeek {
    private(set) var problem: WeekProblem
    /// The plan from before, without citizens who left their group.
    private(set) var placements: [Placement]
    /// Sessions that are not to take place.
    private(set) var calledOff: Set<SessionName> = []
    /// Placements of citizens who left their group.
    private(set) var left: [Placement] = []
    private let frozenBefore: Int
    private let minutes: [String: Int]

    init(
        _ problem: WeekProblem, _ placements: [Placement], _ disruptions: [Disruption], frozenBefore: Int
    ) throws(SchedulerError) {
        self.problem = problem
        self.placements = placements
        self.frozenBefore = frozenBefore
        minutes = Dictionary(problem.requests.map { ($0.id, $0.minutes) }) { first, _ in first }
        for disruption in disruptions { try apply(disruption) }
        self.problem.previous = self.placements
        fix()
    }

    /// What began already stays as it is; what can no longer be is not fixed.
    private mutating func fix() {
        let wanted = Set(problem.fixed.map(\.name))
        let kept = placements.filter { $0.start < frozenBefore || wanted.contains($0.name) }
        problem.fixed = []
        let week = Week(problem)
        var broken: [Int] = []
        let roster = Roster(week, placements: kept, broken: &broken)
        problem.fixed = roster.placements
    }

    private mutating func apply(_ disruption: Disruption) throws(SchedulerError) {
        if let interval = disruption.interval, interval.isEmpty || interval.lowerBound < 0 {
            throw SchedulerError(
                .invalidDisruption, "\(interval.lowerBound) to \(interval.upperBound) is no time: it ends too early.")
        }
        switch disruption {
        case .staffAbsent(let id, let interval):
            guard let index = problem.staff.firstIndex(where: { $0.id == id }) else { throw unknown(id, "staff") }
            problem.staff[index].shifts.subtract(stretches(of: interval) { $0.staff == id })
        case .deviceAbsent(let id, let interval):
            guard let index = problem.devices.firstIndex(where: { $0.id == id }) else { throw unknown(id, "devices") }
            problem.devices[index].available.subtract(stretches(of: interval) { $0.device == id })
        case .roomClosed(let id, let interval):
            guard let index = problem.rooms.firstIndex(where: { $0.id == id }) else { throw unknown(id, "rooms") }
            problem.rooms[index].available.subtract(stretches(of: interval) { $0.room == id })
        case .citizenAway(let citizen, let interval, let isMadeUp):
            guard problem.requests.contains(where: { $0.citizen == citizen }) else {
                throw unknown(citizen, "citizens")
            }
            leaveGroups(citizen, interval)
            for index in problem.requests.indices where problem.requests[index].citizen == citizen {
                let id = problem.requests[index].id
                let stretches = stretches(of: interval) { $0.name.request == id }
                if !isMadeUp {
                    calledOff.formUnion(
                        placements.filter { placement in
                            placement.name.request == id && stretches.contains { $0.overlaps(time(of: placement)) }
                        }.map(\.name))
                }
                problem.requests[index].possible.subtract(stretches)
            }
        case .added(let request):
            guard request.mode != .group, !problem.requests.contains(where: { $0.id == request.id }) else {
                throw SchedulerError(
                    .invalidDisruption,
                    "Request “\(request.id)” cannot be added: its name is taken, or it is one of a group.")
            }
            problem.requests.append(request)
        }
    }

    private mutating func leaveGroups(_ citizen: String, _ interval: Range<Int>) {
        let away = problem.requests.filter { request in
            request.citizen == citizen && request.group != nil
                && placements.contains { $0.name.request == request.id && interval.overlaps(time(of: $0)) }
        }
        let ids = Set(away.map(\.id))
        problem.requests.removeAll { ids.contains($0.id) }
        left += placements.filter {
            ids.contains($0.name.request) && $0.start >= frozenBefore && interval.overlaps(time(of: $0))
        }
        placements.removeAll { ids.contains($0.name.request) }
        problem.fixed.removeAll { ids.contains($0.name.request) }
    }

    private func time(of placement: Placement) -> Range<Int> {
        placement.start..<placement.start + (minutes[placement.name.request] ?? 0)
    }

    /// An interval without what is frozen and uses the same.
    private func stretches(of interval: Range<Int>, using: (Placement) -> Bool) -> [Range<Int>] {
        var stretches = [max(interval.lowerBound, min(frozenBefore, interval.upperBound))..<interval.upperBound]
        stretches.subtract(placements.filter { $0.start < frozenBefore && using($0) }.map(time))
        return stretches
    }

    private func unknown(_ id: String, _ list: String) -> SchedulerError {
        SchedulerError(.invalidDisruption, "“\(id)” is not among the problem's \(list); check the name.")
    }
}

extension [Range<Int>] {
    /// Takes intervals away from ascending ones.
    mutating func subtract(_ others: [Range<Int>]) {
        for other in others where !other.isEmpty {
            self = flatMap { interval in
                let end = Swift.max(interval.lowerBound, Swift.min(interval.upperBound, other.lowerBound))
                let begin = Swift.min(interval.upperBound, Swift.max(interval.lowerBound, other.upperBound))
                return [interval.lowerBound..<end, begin..<interval.upperBound].filter { !$0.isEmpty }
            }
        }
    }
}
