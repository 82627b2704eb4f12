import Foundation
import Media
import Services
import Testing

@Suite("MediaWorker")
struct MediaWorkerTests {
    static func run(_ script: String, patience: Double = 30) async throws -> VideoReport {
        var report: VideoReport?
        try await FakeWorker.withFolder { folder in
            let worker = MediaWorker(executable: try FakeWorker.script(script, in: folder), patience: patience)
            report = try await worker.run(.rest(seconds: 10), output: folder.appending(path: "out")) { _ in }
        }
        return try #require(report)
    }

    @Test("Noise between the messages, and on standard error, does no harm")
    func noise() async throws {
        let report = try await Self.run(
            "echo hello; head -c 3000000 /dev/zero | tr '\\0' x >&2; progress 0.5; echo '{'; make")
        #expect(report == SampleReport.make(seconds: 7))
    }

    @Test("A worker that shows no progress is ended", arguments: ["sleep 600", "echo noise; trap '' TERM; sleep 600"])
    func hangs(script: String) async throws {
        let start = ContinuousClock.now
        let error = await #expect(throws: MediaError.self) { try await Self.run(script, patience: 0.3) }
        #expect(error?.code == .internal && error?.message.contains("no progress") == true)
        #expect(.now - start < .seconds(300))
    }

    @Test("A worker that dies says how")
    func dies() async throws {
        let error = await #expect(throws: MediaError.self) {
            try await Self.run("echo 'out of luck' >&2; kill -KILL $$")
        }
        #expect(error?.code == .internal)
        #expect(error?.message.contains("out of luck") == true)
    }

    @Test("Progress keeps a slow worker alive")
    func slow() async throws {
        _ = try await Self.run("for i in 1 2 3 4 5; do sleep 0.3; progress 0.$i; done; make", patience: 1)
    }

    @Test("A program or a file that is not there is an error that says so")
    func missing() async throws {
        let worker = MediaWorker(executable: URL(filePath: "/nonexistent/trin"))
        await #expect(throws: (any Error).self) {
            try await worker.run(.rest(seconds: 10), output: URL(filePath: "/nonexistent/out")) { _ in }
        }
        let error = await #expect(throws: MediaError.self) {
            try await worker.run(.file(URL(filePath: "/nonexistent/in")), output: URL(filePath: "/nonexistent/out")) {
                _ in
            }
        }
        #expect(error?.code == .unreadable)
    }

    @Test("A cancelled run ends its worker")
    func cancelled() async throws {
        try await FakeWorker.withFolder { folder in
            let script = try FakeWorker.script("echo $$ >\"$0.pid\"; exec sleep 60", in: folder)
            let worker = MediaWorker(executable: script)
            let task = Task { try await worker.run(.rest(seconds: 10), output: folder.appending(path: "out")) { _ in } }
            var pid: Int32?
            while pid == nil {
                let text = try? String(contentsOfFile: script.path + ".pid", encoding: .utf8)
                pid = text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
                try await Task.sleep(for: .milliseconds(5))
            }
            task.cancel()
            _ = await task.result
            #expect(!FileManager.default.fileExists(atPath: "/proc/\(try #require(pid))"))
        }
    }
}
