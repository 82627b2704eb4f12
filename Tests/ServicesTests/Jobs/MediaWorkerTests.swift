import Domain
import Foundation
import Media
import Services
import Testing

@Suite("MediaWorker")
struct MediaWorkerTests {
    static func run(_ script: String, patience: Double = 30, farewell: Double = 10) async throws -> VideoReport {
        var report: VideoReport?
        try await FakeWorker.withFolder { folder in
            let worker = MediaWorker(
                executable: try FakeWorker.script(script, in: folder), patience: patience, farewell: farewell)
            report = try await worker.run(.rest(seconds: 10), output: folder.appending(path: "out"))
        }
        return try #require(report)
    }

    @Test("Noise between the messages, and on standard error, does no harm")
    func noise() async throws {
        let report = try await Self.run(
            "echo hello; head -c 3000000 /dev/zero | tr '\\0' x >&2; progress 0.5; echo '{'; make")
        #expect(report == SampleReport.make(seconds: 7))
    }

    @Test(
        "A worker that makes no progress is ended",
        arguments: [
            "sleep 600", "echo noise; trap '' TERM; sleep 600", "exec >&-; sleep 600",
            "while sleep 0.05; do progress 0.5; done",
        ])
    func hangs(script: String) async throws {
        let start = ContinuousClock.now
        let error = await #expect(throws: WorkerCrash.self) { try await Self.run(script, patience: 0.5) }
        #expect(error?.description.contains("no progress") == true)
        #expect(.now - start < .seconds(300))
    }

    @Test("A worker that is done but does not end is ended, and has done its work", arguments: ["", "exec >&-; "])
    func lingers(script: String) async throws {
        let report = try await Self.run("make; \(script)trap '' TERM; sleep 600", farewell: 0.3)
        #expect(report == SampleReport.make(seconds: 7))
    }

    @Test("A worker that dies says how")
    func dies() async throws {
        let error = await #expect(throws: WorkerCrash.self) {
            try await Self.run("echo 'out of luck' >&2; kill -KILL $$")
        }
        #expect(error?.description.contains("out of luck") == true)
    }

    @Test("Progress keeps a slow worker alive")
    func slow() async throws {
        // In all it takes longer than the patience, which a busy machine must
        // not use up between two signs of life.
        _ = try await Self.run("for i in 1 2 3 4 5 6 7 8 9; do sleep 8; progress 0.$i; done; make", patience: 70)
    }

    @Test("What can be played early is heard before the rest is done")
    func playable() async throws {
        try await FakeWorker.withFolder { folder in
            let script = try FakeWorker.script(
                "early; while [ ! -e \"$0.go\" ]; do sleep 0.02; done; make", in: folder)
            let worker = MediaWorker(executable: script, patience: 30)
            let report = try await worker.run(
                .rest(seconds: 10), output: folder.appending(path: "out"),
                listener: MediaWorker.Listener(playable: { report in
                    #expect(report.renditions.count == 1)
                    try Data().write(to: URL(filePath: script.path + ".go"))
                }))
            #expect(report.renditions.count == 2)
        }
    }

    @Test("The request is an argument, and so is what spoken instructions go with")
    func arguments() async throws {
        try await FakeWorker.withFolder { folder in
            let script = try FakeWorker.script("case $all in *--spoken*) speak;; *) make;; esac", in: folder)
            let worker = MediaWorker(executable: script)
            let (file, out) = (folder.appending(path: "in"), folder.appending(path: "out"))
            try Data([1]).write(to: file)
            _ = try await worker.run(.video(file, TranscodeRequest()), output: out)
            _ = try await worker.run(.video(file, TranscodeRequest(language: "sv", trimStart: 1500)), output: out)
            let like = SampleReport.make(seconds: 7)
            let made = try await worker.run(.spoken(file, .swedish, like: like), output: out)
            #expect(made.spoken?["sv"]?.file == "audio-sv.mp4")
            let lines = FakeWorker.arguments(script)
            #expect(lines[0] == "media-worker --output \(out.path)")
            let json = try #require(lines[1].split(separator: "--request ").last)
            let request = try JSONDecoder().decode(TranscodeRequest.self, from: Data(json.utf8))
            #expect(request == TranscodeRequest(language: "sv", trimStart: 1500))
            #expect(
                lines[2] == "media-worker --output \(out.path)/spoken --spoken sv --like \(out.path)/video.json")
            let stored = try JSONDecoder().decode(
                VideoReport.self, from: Data(contentsOf: out.appending(path: "video.json")))
            #expect(stored == like)
        }
    }

    @Test("A program or a file that is not there is an error that says so")
    func missing() async throws {
        let worker = MediaWorker(executable: URL(filePath: "/nonexistent/trin"))
        await #expect(throws: (any Error).self) {
            try await worker.run(.rest(seconds: 10), output: URL(filePath: "/nonexistent/out"))
        }
        let error = await #expect(throws: MediaError.self) {
            try await worker.run(
                .video(URL(filePath: "/nonexistent/in"), TranscodeRequest()), output: URL(filePath: "/nonexistent/out"))
        }
        #expect(error?.code == .unreadable)
    }

    @Test("A cancelled run ends its worker")
    func cancelled() async throws {
        try await FakeWorker.withFolder { folder in
            let script = try FakeWorker.script("echo $$ >\"$0.pid\"; exec sleep 60", in: folder)
            let worker = MediaWorker(executable: script)
            let task = Task { try await worker.run(.rest(seconds: 10), output: folder.appending(path: "out")) }
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
