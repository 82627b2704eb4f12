package import Domain
import Store

/// What is otherwise than usual with a trainer's work on one day.
package enum DayShift: Hashable, Sendable {
    /// What the pattern says.
    case usual
    case off
    case hours([MinuteRange])
    /// Each works the other's hours.
    case swap(with: ID<StaffMember>)
}

extension PlanningService {
    /// Sets a trainer's hours of one day, and drafts what becomes of the
    /// sessions that no longer fit; nil when none is touched.
    package func change(
        _ shift: DayShift, of trainer: ID<StaffMember>, on date: CivilDate, by staff: StaffMember
    ) async throws -> WeekDraft? {
        guard (today...today.adding(days: 366)).contains(date) else {
            throw ServiceError(
                .invalid, "The shift of \(date) cannot be changed; choose a day from today on.", reason: .moveDate)
        }
        let facts = try await database.write { [zone] connection in
            let known = try connection.trainer(trainer, for: staff)
            try authorize(staff, in: known.unit)
            switch shift {
            case .usual: try connection.removeShiftDay(of: trainer, on: date)
            case .off: try connection.save(ShiftDay(staff: trainer, date: date, shifts: []))
            case .hours(let hours):
                try connection.save(ShiftDay(staff: trainer, date: date, shifts: try hours.checked()))
            case .swap(let other):
                let second = try connection.trainer(other, for: staff)
                guard second.unit == known.unit, other != trainer else {
                    throw ServiceError(
                        .invalid, "\(other) is no other trainer of the unit; choose one.", reason: .trainer)
                }
                let days = try connection.shiftDays(from: date, to: date, of: known.unit)
                func hours(of trainer: Trainer) -> [MinuteRange] {
                    days.first { $0.staff == trainer.staff }?.shifts ?? trainer.shifts(on: date)
                }
                let (own, others) = (hours(of: known), hours(of: second))
                try connection.save(ShiftDay(staff: trainer, date: date, shifts: others))
                try connection.save(ShiftDay(staff: other, date: date, shifts: own))
            }
            return try WeekFacts(connection, unit: known.unit, monday: date.monday, zone: zone)
        }
        return try await mended([facts], by: staff).first
    }

    /// Drafts of those weeks in which sessions cannot stay where they are: as
    /// few as possible change.
    func mended(_ weeks: [WeekFacts], by staff: StaffMember) async throws -> [WeekDraft] {
        let (now, instant) = (now, clock.now)
        var drafts: [WeekDraft] = []
        for facts in weeks {
            let week = UnitWeek(facts, for: .planning, now: now)
            let (items, ledger) = try await onThread { Result { try week.replanned() } }.get()
            guard !items.isEmpty else { continue }
            let draft = WeekDraft(
                id: .new(at: instant), unit: facts.unit.id, monday: facts.monday, origin: .absence, createdAt: instant,
                createdBy: staff.id, ledger: ledger, bound: nil)
            try await database.write { try $0.insert(draft, items) }
            drafts.append(draft)
        }
        return drafts
    }
}

extension [MinuteRange] {
    /// In order, each within the day and none over another.
    fileprivate func checked() throws -> [MinuteRange] {
        let sorted = sorted { $0.from < $1.from }
        guard !isEmpty, count <= 10, allSatisfy(\.isValid),
            zip(sorted, sorted.dropFirst()).allSatisfy({ $0.to <= $1.from })
        else {
            throw ServiceError(.invalid, "Shifts of a day begin before they end and do not overlap.", reason: .shift)
        }
        return sorted
    }
}
