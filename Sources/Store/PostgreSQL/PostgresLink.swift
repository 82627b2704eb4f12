/// An open connection with its prepared statements, used by one thread.
final class PostgresLink {
    private let handle: PostgresHandle
    private var statements = StatementCache(capacity: 256)

    /// Connects and makes sure that commits last.
    init(uri: String) throws {
        do {
            handle = try PostgresHandle(uri: uri)
        } catch {
            throw error.isLost
                ? error as any Error
                : StoreError(.unavailable, "Cannot connect to PostgreSQL: \(error.message.shortened)")
        }
        try setUp()
    }

    var isAlive: Bool { handle.isAlive }

    /// Runs a command of our own that has no values.
    /// - Returns: the command's tag.
    @discardableResult func command(_ text: String) throws(PostgresFault) -> String { try handle.run(text).tag }

    func run(_ statement: PostgresStatement) throws(PostgresFault) -> PostgresResult {
        if let name = statements.name(of: statement.key) {
            return try handle.run(prepared: name, statement.parameters)
        }
        if let old = statements.evict() { try command("DEALLOCATE \(old)") }
        let name = statements.freshName()
        try handle.prepare(name, statement.key)
        statements.insert(statement.key, name: name)
        return try handle.run(prepared: name, statement.parameters)
    }

    /// Outside a transaction: forgets statements that no longer fit the schema.
    func forgetStatements() throws(PostgresFault) {
        statements.removeAll()
        try command("DEALLOCATE ALL")
    }

    private func setUp() throws {
        guard handle.serverVersion >= 150_000 else {
            throw StoreError(
                .unavailable,
                "The server is PostgreSQL \(handle.serverVersion / 10_000); Trin needs 15 or later, so upgrade it.")
        }
        // A stronger `synchronous_commit` than ours and time limits that the
        // address sets are left as they are.
        let answer = try handle.run(
            """
            SELECT current_setting('fsync') AS fsync,
                set_config('synchronous_commit', CASE current_setting('synchronous_commit')
                    WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false) AS commits,
                set_config('statement_timeout', CASE current_setting('statement_timeout')
                    WHEN '0' THEN '60s' ELSE current_setting('statement_timeout') END, false),
                set_config('idle_in_transaction_session_timeout', '60s', false),
                set_config('bytea_output', 'hex', false), set_config('extra_float_digits', '1', false),
                set_config('standard_conforming_strings', 'on', false), set_config('TimeZone', 'UTC', false)
            """
        ).rows()
        guard let row = answer.first, try row["fsync"] == "on", try row["commits"] != "off" else {
            throw StoreError(
                .unavailable,
                "The server runs with fsync off and may lose what it has confirmed; set fsync = on in postgresql.conf.")
        }
    }
}
