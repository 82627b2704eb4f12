package import Domain
import Store

/// Undo and redo, each planner for themselves.
extension PlanningService {
    /// Takes back what the planner did last in the unit.
    ///
    /// Throws `.conflict` when there is nothing, when somebody changed one of
    /// the sessions since, or when its former place has been taken.
    @discardableResult
    package func undo(in unit: ID<Unit>, by staff: StaffMember) async throws -> PlanningChange {
        try await step(in: unit, isUndo: true, by: staff)
    }

    /// Does again what the planner took back last.
    @discardableResult
    package func redo(in unit: ID<Unit>, by staff: StaffMember) async throws -> PlanningChange {
        try await step(in: unit, isUndo: false, by: staff)
    }

    private func step(in unit: ID<Unit>, isUndo: Bool, by staff: StaffMember) async throws -> PlanningChange {
        try authorize(staff, in: unit)
        let (now, instant) = (now, clock.now)
        return try await database.write { connection in
            let change =
                isUndo
                ? try connection.lastChange(of: staff.id, in: unit) : try connection.nextChange(of: staff.id, in: unit)
            guard let change else {
                throw ServiceError(
                    .conflict, "There is nothing to \(isUndo ? "undo" : "redo").", reason: .nothingToUndo)
            }
            var targets: [ID<Session>: PlanningChange.Standing] = [:]
            for item in change.items {
                let (expected, target) = isUndo ? (item.after, item.before) : (item.before, item.after)
                guard let session = try connection.session(item.session),
                    PlanningChange.Standing(session) == expected,
                    try connection.result(of: item.session)?.hasBegun != true
                else {
                    throw ServiceError(
                        .conflict,
                        "Somebody has changed the session on \(expected.place.date) at \(expected.place.time) since;"
                            + " change it by hand.", reason: .changedSince)
                }
                targets[item.session] = target
            }
            // The rules that people may break were no matter the first time.
            let edit = WeekEdit(unit: unit, zone: zone, now: now, instant: instant, overriding: true)
            let result = try edit.apply(targets, connection)
            if let conflict = result.conflicts.sorted(by: { $0.key < $1.key }).first?.value.first {
                throw ServiceError(.conflict, conflict.message, reason: .placeTaken)
            }
            try connection.setUndone(isUndo, change.id)
            return change
        }
    }
}
