import Foundation
import Sandbox
import Testing

/// The built `trin` beside these tests, or the one that `TRIN` names.
private let trin: URL? = {
    let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let path = ProcessInfo.processInfo.environment["TRIN"] ?? beside.appending(path: "trin").path
    return FileManager.default.isExecutableFile(atPath: path) ? URL(filePath: path) : nil
}()

@Suite("Sandbox", .enabled(if: trin != nil, "Run `swift build` first."))
struct SandboxTests {
    /// What the real worker could do, with one descriptor more than it needs.
    static func probe(_ options: String...) throws -> [String: Bool] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trin-sandbox-\(UUID().uuidString)")
        let work = folder.appending(path: "work/out")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let secret = folder.appending(path: "secret")
        try Data("secret".utf8).write(to: secret)
        let listener = try Listener()
        defer { withExtendedLifetime(listener) {} }

        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments =
            [
                "-c", "exec \"$0\" \"$@\" 3<\"$OPEN\"", try #require(trin).path, "media-worker", "--output",
                work.path, "--probe", secret.path, "--probe-port", "\(listener.port)",
            ] + options
        process.environment = ["OPEN": secret.path]
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        let text = try #require(try output.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect((listener.visits > 0) == options.contains("--unlocked"))
        return try JSONDecoder().decode([String: Bool].self, from: text)
    }

    @Test(
        "A worker can do its work and nothing else",
        .enabled(if: Protections.available.gaps.isEmpty, "This kernel lacks Landlock or seccomp."))
    func locked() throws {
        let found = try Self.probe()
        #expect(found.count > 25)
        for (attempt, succeeded) in found {
            #expect(succeeded == SandboxProbe.needed.contains(attempt), "\(attempt)")
        }
    }

    @Test("Without the sandbox every attempt succeeds, so that a refusal means something")
    func unlocked() throws {
        for (attempt, succeeded) in try Self.probe("--unlocked") where !attempt.hasPrefix("call ") {
            #expect(succeeded, "\(attempt)")
        }
    }

    @Test("A process that has threads is not locked in by halves")
    func threads() throws {
        // Tests run on many threads.
        let error = #expect(throws: SandboxError.self) { try Sandbox(writable: []).enter() }
        #expect(error?.code == .threads)
    }

    @Test("Each protection that the kernel lacks is said in a sentence")
    func gaps() {
        #expect(Protections(landlock: 7, filtersCalls: true).gaps.isEmpty)
        #expect(Protections(landlock: 0, filtersCalls: true).gaps.first?.contains("Landlock") == true)
        #expect(Protections(landlock: 0, filtersCalls: false).gaps.count == 2)
    }
}
