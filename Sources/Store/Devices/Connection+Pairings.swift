package import Domain

/// A tablet that shows a code and waits for staff to approve it
/// (the shape of RFC 8628).
package struct Pairing: Sendable, Record {
    package let code: String
    package let expiresAt: Instant
    /// Set when it was approved.
    package let device: ID<Device>?

    package init(row: Row) throws {
        code = try row["code"]
        expiresAt = try row["expires_at"]
        device = try row["device_id"]
    }
}

extension Connection {
    package func insertPairing(code: String, tokenHash: String, expiresAt: Instant) throws {
        try execute(
            "INSERT INTO pairings (code, token_hash, expires_at) VALUES (\(code), \(tokenHash), \(expiresAt))")
    }

    package func pairing(code: String) throws -> Pairing? { try first("SELECT * FROM pairings WHERE code = \(code)") }

    package func pairing(tokenHash: String) throws -> Pairing? {
        try first("SELECT * FROM pairings WHERE token_hash = \(tokenHash)")
    }

    package func approvePairing(code: String, device: ID<Device>) throws {
        try execute("UPDATE pairings SET device_id = \(device) WHERE code = \(code)")
    }

    package func sweepPairings(at instant: Instant) throws {
        try execute("DELETE FROM pairings WHERE expires_at <= \(instant)")
    }

    package func pendingPairings(at instant: Instant) throws -> Int {
        try value("SELECT COUNT(*) FROM pairings WHERE expires_at > \(instant)") ?? 0
    }
}
