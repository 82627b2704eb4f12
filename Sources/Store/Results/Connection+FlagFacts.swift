package import Domain

extension Connection {
    /// Citizens who have not ended, with their units.
    package func citizenUnits() throws -> [ID<Citizen>: ID<Unit>] {
        let rows = try rows("SELECT id, unit_id FROM citizens WHERE ended_at IS NULL")
        return Dictionary(try rows.map { (try $0["id"], try $0["unit_id"]) }, uniquingKeysWith: { $1 })
    }

    /// Citizens of whom something was written since.
    package func citizensTouched(since instant: Instant) throws -> [ID<Citizen>] {
        try values(
            """
            SELECT sessions.citizen_id FROM session_results AS results
                JOIN sessions ON sessions.id = results.session_id WHERE results.updated_at >= \(instant)
            UNION SELECT sessions.citizen_id FROM hand_results
                JOIN sessions ON sessions.id = hand_results.session_id WHERE hand_results.at >= \(instant)
            UNION SELECT devices.citizen_id FROM events JOIN devices ON devices.id = events.device_id
                WHERE events.type = 'trin.help.requested' AND events.received_at >= \(instant)
                    AND devices.citizen_id IS NOT NULL
            """)
    }

    /// What the rules look at, of some citizens.
    /// - Parameters:
    ///   - start: the first day of sessions, `end` the last.
    ///   - instant: since when calls for help are counted, by their arrival.
    package func flagFacts(
        of citizens: [ID<Citizen>], from start: CivilDate, to end: CivilDate, callsSince instant: Instant,
        today: CivilDate
    ) throws -> [ID<Citizen>: FlagFacts] {
        var facts: [ID<Citizen>: FlagFacts] = [:]
        for row in try flagSessions(of: citizens, from: start, to: end) {
            facts[try row["citizen_id"], default: FlagFacts()].sittings.append(
                try FlagFacts.Sitting(row: row, today: today))
        }
        for row in try flagTablets(of: citizens) {
            facts[try row["citizen_id"], default: FlagFacts()].tablets.append(
                FlagFacts.Tablet(device: try row["id"], heardAt: try row["heard_at"]))
        }
        for row in try flagCalls(of: citizens, since: instant) {
            facts[try row["citizen_id"], default: FlagFacts()].calls.append(
                FlagFacts.Call(
                    session: try row["session_id"], event: try row["event_id"], at: try row["occurred_at"],
                    receivedAt: try row["received_at"]))
        }
        return facts
    }

    /// Training sessions that were not called off or erased, by start.
    private func flagSessions(of citizens: [ID<Citizen>], from start: CivilDate, to end: CivilDate) throws -> [Row] {
        try rows(
            """
            SELECT sessions.*, \(sql: .standingCompletion) AS standing, results.stalls,
                \(sql: .standing("pain")) AS pain
            FROM sessions
            \(sql: .resultJoins)
            WHERE sessions.citizen_id IN (\(list: citizens)) AND sessions.kind = 'training'
                AND sessions.date BETWEEN \(start) AND \(end)
                AND ((sessions.cancelled_at IS NULL AND sessions.erased_at IS NULL)
                    OR results.session_id IS NOT NULL OR hands.id IS NOT NULL)
            ORDER BY sessions.starts_at, sessions.id
            """)
    }

    private func flagTablets(of citizens: [ID<Citizen>]) throws -> [Row] {
        try rows(
            """
            SELECT citizen_id, id, COALESCE(last_seen_at, paired_at) AS heard_at FROM devices
            WHERE citizen_id IN (\(list: citizens)) AND ended_at IS NULL ORDER BY id
            """)
    }

    /// Calls for help that came since, as they happened.
    private func flagCalls(of citizens: [ID<Citizen>], since instant: Instant) throws -> [Row] {
        try rows(
            """
            SELECT COALESCE(sessions.citizen_id, devices.citizen_id) AS citizen_id, sessions.id AS session_id,
                events.event_id, events.occurred_at, events.received_at
            FROM events JOIN devices ON devices.id = events.device_id
            LEFT JOIN sessions ON sessions.id = events.session_id
            WHERE events.type = 'trin.help.requested' AND events.received_at >= \(instant)
                AND COALESCE(sessions.citizen_id, devices.citizen_id) IN (\(list: citizens))
            ORDER BY events.occurred_at, events.event_id
            """)
    }
}

extension FlagFacts.Sitting {
    fileprivate init(row: Row, today: CivilDate) throws {
        let session = try Session(row: row)
        let standing: String? = try row["standing"]
        let isNotDone = standing == HandResult.Completion.notDone.rawValue
        self.init(
            session: session.id, date: session.date, startsAt: session.startsAt,
            status: SessionStatus(
                session, completion: standing.flatMap(SessionResult.Completion.init), isNotDone: isNotDone,
                today: today),
            pain: try row["pain"], stalls: try row["stalls"])
    }
}
