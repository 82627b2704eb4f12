import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Checkpointer")
struct CheckpointerTests {
    /// A file whose log is copied each 20 pages, and by its writer, too, from
    /// 100 pages on.
    private struct Site {
        let path: String
        let pool: DatabasePool
        let checkpointer: Checkpointer

        init(_ folder: String) throws {
            path = folder + "/pages.sqlite"
            pool = try DatabasePool(path: path)
            checkpointer = try Checkpointer(path: path, interval: 20, limit: 100)
            try pool.writeWithoutTransaction { try checkpointer.relieve($0) }
            try pool.write { try $0.execute(sql: "CREATE TABLE pages (content BLOB)") }
        }

        /// Some five pages a commit.
        func write(commits: Int) throws {
            for _ in 0..<commits {
                try pool.write { database in
                    checkpointer.look(at: database)
                    try database.execute(sql: "INSERT INTO pages VALUES (randomblob(16000))")
                }
            }
        }

        func bytes(_ suffix: String) throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: path + suffix)[.size] as? Int)
        }

        func close() throws {
            try checkpointer.close()
            try pool.close()
        }
    }

    @Test("The log stays short though its writer never stops, and the file has what was written")
    func bounded() async throws {
        try await withFolder { folder in
            let site = try Site(folder)
            try site.write(commits: 400)
            #expect(try site.bytes("-wal") < 400 * 4096)
            #expect(try site.bytes("") > 300 * 16_000)
            try site.close()
            let again = try DatabaseQueue(path: site.path)
            #expect(try again.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM pages") } == 400)
        }
    }

    @Test("While somebody reads an old state the log grows, and is begun anew behind that")
    func reader() async throws {
        try await withFolder { folder in
            let site = try Site(folder)
            let snapshot = try site.pool.makeSnapshot()
            try site.write(commits: 200)
            let grown = try site.bytes("-wal")
            #expect(grown > 200 * 16_000)
            #expect(try snapshot.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM pages") } == 0)
            try snapshot.close()
            try site.write(commits: 200)
            #expect(try site.bytes("-wal") < grown * 3 / 2)
            try site.close()
        }
    }
}
