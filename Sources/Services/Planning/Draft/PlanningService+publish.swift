package import Domain
import Store

/// What came of publishing a draft, or a part of it.
package struct PublishOutcome: Sendable {
    package let draft: WeekDraft
    /// The sessions whose changes are published now.
    package let published: [ID<Session>]
    /// Why nothing was published, item by item; empty when all was well.
    package let conflicts: [ID<Session>: [PlanningConflict]]
}

extension PlanningService {
    /// A draft's items, those that change something first.
    package func draft(
        _ id: ID<WeekDraft>, for staff: StaffMember
    ) async throws -> (draft: WeekDraft, items: [WeekDraft.Item], sessions: [ID<Session>: SessionSummary]) {
        try await database.read { connection in
            let draft = try connection.draft(id, for: staff)
            let sunday = draft.monday.adding(days: 6)
            let items = try connection.items(of: id)
            var sessions = Dictionary(
                try connection.summaries(from: draft.monday, to: sunday, in: draft.unit).map { ($0.session.id, $0) },
                uniquingKeysWith: { first, _ in first })
            // Somebody may have moved one to another week since.
            for item in items where sessions[item.session] == nil {
                sessions[item.session] = try connection.summary(of: item.session)
            }
            let order = items.sorted { left, right in
                let (first, second) = (left.outcome, right.outcome)
                return (left.isChange ? 0 : 1, first.date, first.time) < (
                    right.isChange ? 0 : 1, second.date, second.time
                )
            }
            return (draft, order, sessions)
        }
    }

    /// Makes a draft's changes the week that everyone sees, all in one
    /// transaction, or none when there is a conflict.
    ///
    /// - Parameter sessions: only these items; nil for all.
    package func publish(
        _ id: ID<WeekDraft>, only sessions: Set<ID<Session>>? = nil, by staff: StaffMember
    ) async throws -> PublishOutcome {
        let (now, instant) = (now, clock.now)
        return try await database.write { connection in
            var draft = try connection.draft(id, for: staff)
            try authorize(staff, in: draft.unit)
            try draft.checkOpen()
            let open = try connection.items(of: id).filter { $0.isChange && !$0.isPublished }
            let chosen = open.filter { sessions?.contains($0.session) ?? true }
            var conflicts: [ID<Session>: [PlanningConflict]] = [:]
            var targets: [ID<Session>: PlanningChange.Standing] = [:]
            for item in chosen {
                if let conflict = try connection.change(since: item) {
                    conflicts[item.session] = [conflict]
                } else if let session = try connection.session(item.session) {
                    targets[item.session] = PlanningChange.Standing(
                        place: item.outcome, isPinned: session.isPinned, isCancelled: false)
                }
            }
            let edit = WeekEdit(unit: draft.unit, zone: zone, now: now, instant: instant, overriding: false)
            let result = conflicts.isEmpty ? try edit.apply(targets, connection) : WeekEdit.Result()
            conflicts.merge(result.conflicts) { first, _ in first }
            guard conflicts.isEmpty else { return PublishOutcome(draft: draft, published: [], conflicts: conflicts) }
            for var item in chosen {
                item.isPublished = true
                try connection.save(item, of: id)
            }
            if chosen.count == open.count {
                draft.state = .published
                try connection.setState(.published, of: id)
            }
            if !result.items.isEmpty {
                try connection.insert(
                    PlanningChange(
                        id: .new(at: instant), unit: draft.unit, planner: staff.id, kind: .publish, at: instant,
                        items: result.items))
            }
            return PublishOutcome(draft: draft, published: chosen.map(\.session), conflicts: [:])
        }
    }

    package func discard(_ id: ID<WeekDraft>, by staff: StaffMember) async throws {
        try await database.write { connection in
            let draft = try connection.draft(id, for: staff)
            try authorize(staff, in: draft.unit)
            try draft.checkOpen()
            try connection.setState(.discarded, of: id)
        }
    }

    /// Puts a session of a draft elsewhere; publishing checks it.
    package func edit(
        _ id: ID<WeekDraft>, _ session: ID<Session>, to place: SessionPlace?, by staff: StaffMember
    ) async throws {
        try await database.write { connection in
            let draft = try connection.draft(id, for: staff)
            try authorize(staff, in: draft.unit)
            try draft.checkOpen()
            guard var item = try connection.items(of: id).first(where: { $0.session == session }), !item.isPublished
            else { throw ServiceError(.notFound, "The draft has no open item for session \(session).") }
            item.after = place
            // They were of the place before.
            (item.reasons, item.ledger, item.needs) = ([], [], [])
            try connection.save(item, of: id)
        }
    }
}

extension WeekDraft {
    fileprivate func checkOpen() throws {
        guard state == .open else {
            throw ServiceError(
                .conflict, "The draft has been \(state.rawValue); plan the week again.", reason: .draftOver)
        }
    }
}

extension Connection {
    func draft(_ id: ID<WeekDraft>, for staff: StaffMember) throws -> WeekDraft {
        guard let draft = try draft(id) else { throw ServiceError(.notFound, "There is no draft \(id).") }
        try staff.check(sees: draft.unit)
        return draft
    }

    /// What happened to a session since a draft was made from it.
    fileprivate func change(since item: WeekDraft.Item) throws -> PlanningConflict? {
        func conflict(_ code: String, _ message: String, _ values: [String]? = nil) -> PlanningConflict {
            PlanningConflict(code: code, message: message, canOverride: false, values: values)
        }
        guard let session = try session(item.session) else { return conflict("gone", "The session is gone.") }
        if session.cancelledAt != nil { return conflict("cancelled", "The session has been called off since.") }
        if try result(of: session.id) != nil { return conflict("trained", "The session has been trained since.") }
        guard session.sequence == item.sequence else {
            return conflict(
                "changed", "Somebody has moved the session to \(session.date) at \(session.time) since.",
                [session.date.description, session.time.description])
        }
        return nil
    }
}
