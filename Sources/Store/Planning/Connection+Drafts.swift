package import Domain

extension Connection {
    package func draft(_ id: ID<WeekDraft>) throws -> WeekDraft? {
        try first("SELECT * FROM week_drafts WHERE id = \(id)")
    }

    /// The open drafts of a week, newest first.
    package func openDrafts(of unit: ID<Unit>, week monday: CivilDate) throws -> [WeekDraft] {
        try all(
            """
            SELECT * FROM week_drafts WHERE unit_id = \(unit) AND monday = \(monday) AND state = 'open'
            ORDER BY created_at DESC, id DESC
            """)
    }

    package func insert(_ draft: WeekDraft, _ items: [WeekDraft.Item]) throws {
        try execute(
            """
            INSERT INTO week_drafts (id, unit_id, monday, origin, state, created_at, created_by, ledger, bound)
            VALUES (\(draft.id), \(draft.unit), \(draft.monday), \(draft.origin), \(draft.state), \(draft.createdAt),
                    \(draft.createdBy), \(JSONText(draft.ledger)), \(draft.bound))
            """)
        for item in items { try save(item, of: draft.id) }
    }

    package func setState(_ state: WeekDraft.State, of id: ID<WeekDraft>) throws {
        try execute("UPDATE week_drafts SET state = \(state) WHERE id = \(id)")
    }

    package func items(of draft: ID<WeekDraft>) throws -> [WeekDraft.Item] {
        try all("SELECT * FROM week_draft_items WHERE draft_id = \(draft) ORDER BY session_id")
    }

    package func save(_ item: WeekDraft.Item, of draft: ID<WeekDraft>) throws {
        try execute(
            """
            INSERT INTO week_draft_items (draft_id, session_id, sequence, before, after, reasons, ledger, needs,
                                          is_published)
            VALUES (\(draft), \(item.session), \(item.sequence), \(JSONText(item.before)),
                    \(item.after.map(JSONText.init)), \(JSONText(item.reasons)), \(JSONText(item.ledger)),
                    \(JSONText(item.needs)), \(item.isPublished))
            ON CONFLICT (draft_id, session_id) DO UPDATE SET after = excluded.after, reasons = excluded.reasons,
                ledger = excluded.ledger, needs = excluded.needs, is_published = excluded.is_published
            """)
    }
}

extension WeekDraft: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], unit: try row["unit_id"], monday: try row["monday"], origin: try row["origin"],
            state: try row["state"], createdAt: try row["created_at"], createdBy: try row["created_by"],
            ledger: try row.json("ledger"), bound: try row["bound"])
    }
}

extension WeekDraft.Item: Record {
    package init(row: Row) throws {
        let after: JSONText<SessionPlace>? = try row["after"]
        self.init(
            session: try row["session_id"], sequence: try row["sequence"], before: try row.json("before"),
            after: after?.value, reasons: try row.json("reasons"), ledger: try row.json("ledger"),
            needs: try row.json("needs"), isPublished: try row["is_published"])
    }
}
