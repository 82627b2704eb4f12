package import Domain

extension Connection {
    /// What players said about a session, on all tablets together; nil when
    /// they said nothing.
    package func playback(of session: ID<Session>) throws -> SessionPlayback? {
        let parts: [SessionPlayback] = try all("SELECT * FROM session_playback WHERE session_id = \(session)")
        guard var whole = parts.first else { return nil }
        for part in parts.dropFirst() { whole.merge(part) }
        return whole
    }

    /// Adds to what is known about a session on a tablet.
    package func add(_ playback: SessionPlayback, of session: ID<Session>, on device: ID<Device>) throws {
        let part: [SessionPlayback] = try all(
            "SELECT * FROM session_playback WHERE session_id = \(session) AND device_id = \(device)")
        var whole = playback
        if let part = part.first { whole.merge(part) }
        try execute(
            """
            INSERT INTO session_playback (session_id, device_id, first_at, last_at, requests, starvations, startups,
                bit_rate_sum, bit_rate_count, throughput_sum, throughput_count, least_buffer)
            VALUES (\(session), \(device), \(whole.firstAt), \(whole.lastAt), \(whole.requests), \(whole.starvations),
                \(whole.startups), \(whole.bitRate.sum), \(whole.bitRate.count), \(whole.throughput.sum),
                \(whole.throughput.count), \(whole.leastBuffer))
            ON CONFLICT (session_id, device_id) DO UPDATE SET
                first_at = excluded.first_at, last_at = excluded.last_at, requests = excluded.requests,
                starvations = excluded.starvations, startups = excluded.startups,
                bit_rate_sum = excluded.bit_rate_sum, bit_rate_count = excluded.bit_rate_count,
                throughput_sum = excluded.throughput_sum, throughput_count = excluded.throughput_count,
                least_buffer = excluded.least_buffer
            """)
    }
}

extension SessionPlayback: Record {
    package init(row: Row) throws {
        self.init(at: try row["first_at"])
        lastAt = try row["last_at"]
        requests = try row["requests"]
        starvations = try row["starvations"]
        startups = try row["startups"]
        bitRate = Mean(sum: try row["bit_rate_sum"], count: try row["bit_rate_count"])
        throughput = Mean(sum: try row["throughput_sum"], count: try row["throughput_count"])
        leastBuffer = try row["least_buffer"]
    }
}
