import Domain
import Testing

@testable import Store

@Suite("The migration 0002-media")
struct MediaMigrationTests {
    /// A library as version 0001 left it: a ready video with captions, one
    /// that is being made, a rest clip, and an upload that is on its way.
    private static let library: [SQL] = [
        """
        INSERT INTO staff (id, user_name, name, roles, language, password, created_at)
        VALUES ('s', 'mette', 'Mette', 'therapist', 'da', 'none', 1)
        """,
        "INSERT INTO exercises (id, name, instruction, repetitions_in_video, created_at) VALUES ('e', '{}', '{}', 5, 1)",
        """
        INSERT INTO videos (id, exercise_id, state, file_name, duration, report, created_at)
        VALUES ('v1', 'e', 'ready', 'a.mov', 7.5, '{"a":1}', 1)
        """,
        "INSERT INTO videos (id, exercise_id, state, file_name, created_at) VALUES ('v2', 'e', 'processing', 'b.mov', 2)",
        "INSERT INTO videos (id, rest_seconds, state, file_name, created_at) VALUES ('r', 30, 'processing', 'rest-30', 3)",
        "INSERT INTO captions (video_id, language, webvtt) VALUES ('v1', 'da', 'WEBVTT')",
        """
        INSERT INTO uploads (id, staff_id, file_name, length, received, video_id, created_at, expires_at)
        VALUES ('u1', 's', 'a.mov', 10, 10, 'v1', 1, 9), ('u2', 's', 'b.mov', 10, 10, 'v2', 2, 9),
            ('u3', 's', 'c.mov', 5000000000, 4, NULL, 3, 9)
        """,
        """
        INSERT INTO jobs (id, video_id, state, attempts, lease_until, progress, created_at)
        VALUES ('j1', 'v1', 'done', 1, NULL, 1, 1), ('j2', 'v2', 'running', 2, 50, 0.5, 2),
            ('j3', 'r', 'queued', 0, NULL, 0, 3)
        """,
    ]

    static func with(_ engine: Engine, _ body: (any MigratableDatabase) async throws -> Void) async throws {
        try await engine.withDatabase(migrations: [.foundation]) { database in
            try await database.write { connection in
                for statement in Self.library { try connection.execute(statement) }
            }
            try await Migrator([.foundation, .media]).run(on: database)
            try await body(database)
        }
    }

    @Test("Nothing of a library is lost, and each video knows its upload", arguments: Engine.allCases)
    func keeps(engine: Engine) async throws {
        try await Self.with(engine) { database in
            try await database.read { connection in
                let videos = try connection.rows(
                    "SELECT id, upload_id, state, duration, report, report_version FROM videos ORDER BY id")
                #expect(try videos.map { try $0["id"] } == ["r", "v1", "v2"])
                #expect(try videos.map { try $0["upload_id"] } == [nil, "u1", "u2"] as [String?])
                #expect(try videos.map { try $0["report_version"] } == [0, 1, 0])
                #expect(try videos[1]["duration"] == 7.5)
                #expect(try videos[1]["report"] == #"{"a":1}"#)
                #expect(try connection.values("SELECT webvtt FROM captions") == ["WEBVTT"])
                #expect(
                    try connection.values("SELECT length FROM uploads ORDER BY id") == [10, 10, 5_000_000_000])
                let jobs = try connection.rows("SELECT * FROM jobs ORDER BY id")
                #expect(try jobs.map { try $0["kind"] } == ["video", "video", "rest"])
                #expect(try jobs.map { try $0["attempts"] } == [1, 2, 0])
                #expect(try jobs.map { try $0["lease_until"] } == [nil, 50, nil] as [Int?])
            }
        }
    }

    @Test("The references hold afterwards", arguments: Engine.allCases)
    func references(engine: Engine) async throws {
        try await Self.with(engine) { database in
            let orphans: [SQL] = [
                "INSERT INTO captions (video_id, language, webvtt) VALUES ('none', 'da', '')",
                "INSERT INTO jobs (id, kind, video_id, state, created_at) VALUES ('x', 'video', 'none', 'queued', 1)",
                "UPDATE uploads SET video_id = 'none'",
                "UPDATE videos SET upload_id = 'none'",
                "DELETE FROM uploads WHERE id = 'u1'",
                "UPDATE jobs SET kind = 'spoken' WHERE id = 'j1'",
                "INSERT INTO jobs (id, kind, video_id, state, created_at) VALUES ('x', 'video', 'v1', 'queued', 1)",
            ]
            for orphan in orphans {
                #expect(await code { try await database.write { try $0.execute(orphan) } } == .constraint, "\(orphan)")
            }
            let left: [Int] = try await database.write { connection in
                try connection.execute("UPDATE uploads SET video_id = NULL WHERE id = 'u1'")
                try connection.execute("DELETE FROM videos WHERE id = 'v1'")
                return try connection.values(
                    "SELECT COUNT(*) FROM captions UNION ALL SELECT COUNT(*) FROM jobs WHERE video_id = 'v1'")
            }
            #expect(left == [0, 0])
        }
    }
}
