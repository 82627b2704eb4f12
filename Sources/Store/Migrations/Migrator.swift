import Domain
import Logging

/// Brings a database's schema up to date, one transaction a migration.
///
/// Any number of processes may do so at once; each migration runs once.
struct Migrator: Sendable {
    let migrations: [Migration]
    let logger: Logger
    let now: @Sendable () -> Instant

    init(_ migrations: [Migration], logger: Logger, now: @escaping @Sendable () -> Instant) {
        self.migrations = migrations
        self.logger = logger
        self.now = now
    }

    /// Throws ``StoreError`` with `.newerSchema` when the database holds a
    /// migration that this program does not know or has them out of order.
    func run(on database: some MigratableDatabase) async throws {
        let applied = try await database.migrate { try countApplied(in: $0) }
        if applied > 0, applied < migrations.count {
            try await database.keepCopy(before: migrations[applied].name)
        }
        while let name = try await database.migrate({ try applyNext(in: $0, dialect: database.dialect) }) {
            logger.info("The database has been migrated.", metadata: ["migration": "\(name)"])
        }
    }

    /// - Returns: the name of the migration, or nil when none is left.
    private func applyNext(in connection: any Connection, dialect: Dialect) throws -> String? {
        let applied = try countApplied(in: connection)
        guard applied < migrations.count else { return nil }
        let migration = migrations[applied]
        for statement in migration.statements(dialect) {
            do {
                try connection.execute(statement)
            } catch let error as StoreError {
                throw StoreError(
                    error.code, "The migration '\(migration.name)' failed and was undone. \(error.message)")
            }
        }
        try connection.execute("INSERT INTO migrations (name, applied_at) VALUES (\(migration.name), \(now()))")
        return migration.name
    }

    /// How many migrations the database has; they are the first of ours.
    private func countApplied(in connection: any Connection) throws -> Int {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS migrations (
                name TEXT PRIMARY KEY NOT NULL,
                applied_at BIGINT NOT NULL
            )
            """)
        let present = Set(try connection.values("SELECT name FROM migrations") as [String])
        if let unknown = present.subtracting(migrations.map(\.name)).max() {
            throw StoreError(
                .newerSchema,
                "The database has the migration '\(unknown)', which this version of Trin does not know"
                    + " (its last is '\(migrations.last?.name ?? "none")'); start the version that made it, or a later one."
            )
        }
        for (index, migration) in migrations.enumerated() where index < present.count {
            guard present.contains(migration.name) else {
                throw StoreError(
                    .newerSchema,
                    "The database lacks the migration '\(migration.name)' but has later ones; "
                        + "restore a backup, or start the version of Trin that made it.")
            }
        }
        return present.count
    }
}
