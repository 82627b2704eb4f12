package import Domain

extension Connection {
    package func insertSignIn(
        tokenHash: String, staff: ID<StaffMember>, csrf: String, at instant: Instant, expiresAt: Instant
    ) throws {
        try execute(
            """
            INSERT INTO sign_ins (token_hash, staff_id, csrf, created_at, expires_at)
            VALUES (\(tokenHash), \(staff), \(csrf), \(instant), \(expiresAt))
            """)
    }

    /// The sign-in of a token, unless it is over or the account has ended.
    package func signIn(tokenHash: String, at instant: Instant) throws -> SignIn? {
        try first(
            """
            SELECT staff.*, units.name AS unit_name, sign_ins.csrf, sign_ins.expires_at
            FROM sign_ins JOIN staff ON staff.id = sign_ins.staff_id LEFT JOIN units ON units.id = staff.unit_id
            WHERE token_hash = \(tokenHash) AND expires_at > \(instant) AND staff.ended_at IS NULL
            """)
    }

    package func extendSignIn(tokenHash: String, until instant: Instant) throws {
        try execute("UPDATE sign_ins SET expires_at = \(instant) WHERE token_hash = \(tokenHash)")
    }

    package func endSignIn(tokenHash: String) throws {
        try execute("DELETE FROM sign_ins WHERE token_hash = \(tokenHash)")
    }

    package func endSignIns(of staff: ID<StaffMember>) throws {
        try execute("DELETE FROM sign_ins WHERE staff_id = \(staff)")
    }

    package func sweepSignIns(at instant: Instant) throws {
        try execute("DELETE FROM sign_ins WHERE expires_at <= \(instant)")
    }
}

extension SignIn: Record {
    package init(row: Row) throws {
        self.init(
            staff: try StaffMember(row: row), unitName: try row["unit_name"], csrf: try row["csrf"],
            expiresAt: try row["expires_at"])
    }
}
