package import Domain

extension Connection {
    /// Notes what a planner did. What they had undone before cannot be redone
    /// any more.
    package func insert(_ change: PlanningChange) throws {
        try execute(
            """
            DELETE FROM planning_changes
            WHERE planner_id = \(change.planner) AND unit_id = \(change.unit) AND is_undone = 1
            """)
        try execute(
            """
            INSERT INTO planning_changes (id, number, unit_id, planner_id, kind, at, items)
            VALUES (\(change.id),
                    (SELECT COALESCE(MAX(number), 0) + 1 FROM planning_changes WHERE planner_id = \(change.planner)),
                    \(change.unit), \(change.planner), \(change.kind), \(change.at), \(JSONText(change.items)))
            """)
    }

    /// What the planner would undo next.
    package func lastChange(of planner: ID<StaffMember>, in unit: ID<Unit>) throws -> PlanningChange? {
        try first(
            """
            SELECT * FROM planning_changes
            WHERE planner_id = \(planner) AND unit_id = \(unit) AND is_undone = 0 ORDER BY number DESC LIMIT 1
            """)
    }

    /// What the planner would redo next.
    package func nextChange(of planner: ID<StaffMember>, in unit: ID<Unit>) throws -> PlanningChange? {
        try first(
            """
            SELECT * FROM planning_changes
            WHERE planner_id = \(planner) AND unit_id = \(unit) AND is_undone = 1 ORDER BY number LIMIT 1
            """)
    }

    package func setUndone(_ isUndone: Bool, _ id: ID<PlanningChange>) throws {
        try execute("UPDATE planning_changes SET is_undone = \(isUndone) WHERE id = \(id)")
    }

    /// Forgets what nobody will undo any more.
    package func sweepChanges(before instant: Instant) throws {
        try execute("DELETE FROM planning_changes WHERE at < \(instant)")
    }
}

extension PlanningChange: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], unit: try row["unit_id"], planner: try row["planner_id"], kind: try row["kind"],
            at: try row["at"], items: try row.json("items"), isUndone: try row["is_undone"])
    }
}
