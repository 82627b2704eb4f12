package import Domain

/// A member of staff's stored password: scrypt's parameters, salt and key as
/// one text. It never leaves the services.
package struct Credential: Sendable {
    package let staff: StaffMember
    package let password: String
}

extension Connection {
    package func staff(_ id: ID<StaffMember>) throws -> StaffMember? {
        try first("SELECT * FROM staff WHERE id = \(id)")
    }

    package func staff() throws -> [StaffMember] { try all("SELECT * FROM staff ORDER BY ended_at IS NOT NULL, name") }

    /// - Parameter userName: in lower case.
    package func credential(userName: String) throws -> Credential? {
        try first("SELECT * FROM staff WHERE user_name = \(userName)")
    }

    package func insert(_ staff: StaffMember, password: String, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO staff (id, user_name, name, roles, unit_id, language, password, created_at)
            VALUES (\(staff.id), \(staff.userName), \(staff.name), \(RoleList(staff.roles)), \(staff.unit),
                    \(staff.language), \(password), \(instant))
            """)
    }

    package func setPassword(_ password: String, of id: ID<StaffMember>) throws {
        try execute("UPDATE staff SET password = \(password) WHERE id = \(id)")
    }

    package func setLanguage(_ language: Language, of id: ID<StaffMember>) throws {
        try execute("UPDATE staff SET language = \(language) WHERE id = \(id)")
    }

    package func endStaff(_ id: ID<StaffMember>, at instant: Instant) throws {
        try execute("UPDATE staff SET ended_at = \(instant) WHERE id = \(id) AND ended_at IS NULL")
    }
}

extension StaffMember: Record {
    package init(row: Row) throws {
        let roles: RoleList = try row["roles"]
        self.init(
            id: try row["id"], userName: try row["user_name"], name: try row["name"], roles: roles.roles,
            unit: try row["unit_id"], language: try row["language"], endedAt: try row["ended_at"])
    }
}

extension Credential: Record {
    package init(row: Row) throws {
        staff = try StaffMember(row: row)
        password = try row["password"]
    }
}

/// Roles as a column's text: `planner,therapist`.
private struct RoleList: SQLConvertible {
    let roles: Set<Role>

    init(_ roles: Set<Role>) { self.roles = roles }

    var sqlValue: SQLValue { .text(roles.map(\.rawValue).sorted().joined(separator: ",")) }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        roles = Set(text.split(separator: ",").compactMap { Role(rawValue: String($0)) })
    }
}
