package import Domain
import Store

extension PlanningService {
    /// The week that a day lies in.
    package func board(_ unit: ID<Unit>, week date: CivilDate, for staff: StaffMember) async throws -> WeekBoard {
        try staff.check(sees: unit)
        let now = now
        let (facts, drafts, job, undo, redo) = try await database.read { [zone] connection in
            let monday = date.monday
            return (
                try WeekFacts(connection, unit: unit, monday: monday, zone: zone),
                try connection.openDrafts(of: unit, week: monday),
                try connection.planningJob(of: unit, week: monday), try connection.lastChange(of: staff.id, in: unit),
                try connection.nextChange(of: staff.id, in: unit)
            )
        }
        let view = UnitRoster(UnitWeek(facts, for: .view, now: now))
        return WeekBoard(
            unit: facts.unit, monday: facts.monday, today: now.date, days: facts.days, trainers: facts.trainerWeeks,
            rooms: facts.rooms, devices: facts.devices, absences: facts.absences,
            entries: facts.sessions.map { view.entry($0, now: now) }, drafts: drafts, job: job, undo: undo, redo: redo)
    }

    /// The present as planning sees it.
    var now: LocalTime {
        let local = zone.local(at: clock.now)
        return LocalTime(local.date, local.time)
    }
}

extension WeekFacts {
    var days: [WeekBoard.Day] {
        (0..<Self.days).map { monday.adding(days: $0) }.map { WeekBoard.Day(date: $0, closed: closed[$0]) }
    }

    var trainerWeeks: [WeekBoard.TrainerWeek] {
        trainers.map { trainer in
            WeekBoard.TrainerWeek(
                trainer: trainer, shifts: days.map { shifts(of: trainer, on: $0.date) },
                absences: absences.filter { $0.resource == .staff(trainer.staff) }, minutes: minutes(of: trainer))
        }
    }

    /// A group session once.
    private func minutes(of trainer: Trainer) -> Int {
        let own = sessions.filter { $0.session.staff == trainer.staff && $0.session.cancelledAt == nil }
        let groups = Dictionary(grouping: own) { summary in
            summary.mode == .group
                ? "\(wish(of: summary.session).wish.group ?? "") \(summary.session.startsAt.milliseconds)"
                : summary.session.id.description
        }
        return groups.values.reduce(0) { $0 + ($1.first?.session.minutes ?? 0) }
    }
}

extension UnitRoster {
    func entry(_ summary: SessionSummary, now: LocalTime) -> WeekBoard.Entry {
        let session = summary.session
        let facts = unit.facts
        let isOpen =
            session.cancelledAt == nil && summary.begun == nil && LocalTime(session.date, session.time) >= now
        var conflicts: [PlanningConflict] = []
        if isOpen, let task = try? task(of: session.id) {
            if isPlaced(task) {
                conflicts = standingConflicts(of: task).filter { !session.isPinned || !$0.canOverride }
            } else if facts.isPlaced(summary) {
                conflicts = [
                    PlanningConflict(
                        code: "resourceGone", message: "The member of staff, room or device is no longer there.",
                        canOverride: false)
                ]
            }
        }
        return WeekBoard.Entry(
            summary: summary, wish: facts.wish(of: session).wish, isPlaced: facts.isPlaced(summary), isOpen: isOpen,
            conflicts: conflicts)
    }
}
