/// Something that a planner did to sessions, to be undone and redone.
package struct PlanningChange: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case move, publish, cancel, pin
    }

    /// Everything about a session that planners change.
    package struct Standing: Hashable, Sendable, Codable {
        package var place: SessionPlace
        package var isPinned: Bool
        package var isCancelled: Bool

        package init(place: SessionPlace, isPinned: Bool, isCancelled: Bool) {
            self.place = place
            self.isPinned = isPinned
            self.isCancelled = isCancelled
        }

        package init(_ session: Session) {
            self.init(place: session.place, isPinned: session.isPinned, isCancelled: session.cancelledAt != nil)
        }
    }

    package struct Item: Hashable, Sendable, Codable {
        package var session: ID<Session>
        package var before: Standing
        package var after: Standing

        package init(session: ID<Session>, before: Standing, after: Standing) {
            self.session = session
            self.before = before
            self.after = after
        }
    }

    package var id: ID<PlanningChange>
    package var unit: ID<Unit>
    package var planner: ID<StaffMember>
    package var kind: Kind
    package var at: Instant
    package var items: [Item]
    package var isUndone: Bool

    package init(
        id: ID<PlanningChange>, unit: ID<Unit>, planner: ID<StaffMember>, kind: Kind, at: Instant, items: [Item],
        isUndone: Bool = false
    ) {
        self.id = id
        self.unit = unit
        self.planner = planner
        self.kind = kind
        self.at = at
        self.items = items
        self.isUndone = isUndone
    }
}
