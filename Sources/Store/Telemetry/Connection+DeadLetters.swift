package import Domain

extension DeadLetter: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], device: try row["device_id"], eventID: try row["event_id"],
            session: try row["session_id"], code: try row["code"], detail: try row["detail"],
            refusal: try row["refusal"], receivedAt: try row["received_at"], sentAt: try row["sent_at"],
            bootID: try row["boot_id"],
            monotonic: try row["monotonic"], bodyHash: try row["body_hash"], body: try row["body"])
        state = try row["state"]
        triedAt = try row["tried_at"]
        settledAt = try row["settled_at"]
        settledBy = try row["settled_by"]
    }
}

extension DeadLetterCount: Record {
    package init(row: Row) throws {
        self.init(code: try row["code"], events: try row["events"], lastAt: try row["last_at"])
    }
}

extension DeadLetter.State: SQLRawConvertible {}

extension Connection {
    /// Sets a bad event aside; the same bytes from the same tablet once.
    package func insert(_ letter: DeadLetter) throws {
        try execute(
            """
            INSERT INTO rejected_events (id, device_id, event_id, session_id, code, detail, refusal, received_at,
                sent_at, boot_id, monotonic, body_hash, body)
            VALUES (\(letter.id), \(letter.device), \(letter.eventID), \(letter.session), \(letter.code),
                \(letter.detail), \(letter.refusal), \(letter.receivedAt), \(letter.sentAt), \(letter.bootID), \(letter.monotonic),
                \(letter.bodyHash), \(letter.body))
            ON CONFLICT (device_id, body_hash) DO NOTHING
            """)
    }

    package func deadLetter(_ id: ID<DeadLetter>) throws -> DeadLetter? {
        try first("SELECT * FROM rejected_events WHERE id = \(id)")
    }

    /// The latest first.
    ///
    /// - Parameters:
    ///   - unit: of the tablets' citizens; nil for all tablets.
    ///   - code: nil for every reason.
    ///   - before: those that come after this one in the list.
    package func deadLetters(
        _ state: DeadLetter.State, in unit: ID<Unit>? = nil, code: String? = nil, before: ID<DeadLetter>? = nil,
        limit: Int
    ) throws -> [DeadLetter] {
        var query: SQL = "SELECT * FROM rejected_events WHERE state = \(state)\(sql: inUnit(unit))"
        if let code { query = query + " AND code = \(code)" }
        if let before { query = query + " AND id < \(before)" }
        return try all(query + " ORDER BY id DESC LIMIT \(limit)")
    }

    package func deadLetterCounts(
        _ state: DeadLetter.State, in unit: ID<Unit>? = nil
    ) throws -> [DeadLetterCount] {
        try all(
            """
            SELECT code, COUNT(*) AS events, MAX(received_at) AS last_at FROM rejected_events
            WHERE state = \(state)\(sql: inUnit(unit)) GROUP BY code ORDER BY events DESC, code
            """)
    }

    private func inUnit(_ unit: ID<Unit>?) -> SQL {
        guard let unit else { return "" }
        return """
             AND device_id IN (SELECT devices.id FROM devices JOIN citizens ON citizens.id = devices.citizen_id
                WHERE citizens.unit_id = \(unit))
            """
    }

    package func settle(
        _ id: ID<DeadLetter>, as state: DeadLetter.State, at instant: Instant, by staff: ID<StaffMember>?
    ) throws {
        try execute(
            """
            UPDATE rejected_events SET state = \(state), settled_at = \(instant), settled_by = \(staff)
            WHERE id = \(id)
            """)
    }

    /// Notes that an event was tried again in vain, and why.
    package func keep(
        _ id: ID<DeadLetter>, code: String, detail: String, refusal: Refusal?, triedAt instant: Instant
    ) throws {
        try execute(
            """
            UPDATE rejected_events SET code = \(code), detail = \(detail), refusal = \(refusal),
                tried_at = \(instant) WHERE id = \(id)
            """)
    }

    package func rejectedEventCount() throws -> Int { try value("SELECT COUNT(*) FROM rejected_events") ?? 0 }
}
