import Foundation

/// A PostgreSQL server of a test's own, through `Scripts/postgres`.
struct PostgresServer {
    let folder: String
    let address: String

    /// Runs `body` with a fresh server, ended afterwards.
    static func with(_ body: (PostgresServer) async throws -> Void) async throws {
        // Short, for the path of a socket, and where any user may go.
        let folder = "/tmp/trin-pg-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = PostgresServer(folder: folder, address: try await script("start", folder))
        do {
            try await body(server)
        } catch {
            _ = try? await server.run("stop")
            throw error
        }
        _ = try? await server.run("stop")
    }

    /// `start`, `stop`, `restart` or `kill`.
    func run(_ action: String) async throws { _ = try await Self.script(action, folder) }

    private struct Failure: Error { let text: String }

    private static func script(_ action: String, _ folder: String) async throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = root.appendingPathComponent("Scripts/postgres")
        process.arguments = [action, folder]
        // Not a pipe: a server started meanwhile would hold its other end.
        let outputPath = folder + ".output"
        defer { try? FileManager.default.removeItem(atPath: outputPath) }
        _ = FileManager.default.createFile(atPath: outputPath, contents: nil)
        process.standardOutput = FileHandle(forWritingAtPath: outputPath)
        process.standardInput = FileHandle.nullDevice
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        let text = try String(contentsOfFile: outputPath, encoding: .utf8)
        guard status == 0 else { throw Failure(text: "Scripts/postgres \(action) ended with \(status): \(text)") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
