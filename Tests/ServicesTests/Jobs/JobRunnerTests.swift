import Domain
import Foundation
import Media
import Services
import Store
import Testing

@Suite("JobRunner")
struct JobRunnerTests {
    /// Runs `body` with a runner whose worker is a script.
    static func with(
        _ engine: Engine = .sqlite, worker script: String,
        _ body: (House, JobRunner, _ script: URL) async throws -> Void
    ) async throws {
        try await FakeWorker.withFolder { folder in
            let worker = try FakeWorker.script(script, in: folder)
            try await House.with(engine, worker: worker) { house in
                try await body(house, house.services.jobs, worker)
            }
        }
    }

    /// A video that waits to be transcoded.
    static func queued(_ house: House, _ bytes: [UInt8] = [1, 2, 3]) async throws -> ID<Video> {
        let uploads = house.services.uploads
        let id = try await uploads.create(
            by: house.therapist, fileName: "a.mp4", length: bytes.count, exercise: nil
        ).id
        let whole = try await uploads.append(
            UploadServiceTests.body(bytes), to: id, at: 0, for: house.therapist)
        return try #require(whole.video)
    }

    static func playlist(_ video: ID<Video>, in house: House) -> String? {
        let file = house.services.library.folder.video(video).appending(path: "main.m3u8")
        return try? String(contentsOf: file, encoding: .utf8)
    }

    static func leftWork(_ house: House) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: house.services.library.folder.work.path)
    }

    @Test("What a worker makes is published with its report", arguments: Engine.allCases)
    func done(engine: Engine) async throws {
        try await Self.with(engine, worker: "progress 0.5; make") { house, runner, _ in
            let video = try await Self.queued(house)
            #expect(try await code { try await house.services.library.file("main.m3u8", of: video) } == .notFound)
            try await runner.drain()
            let (ready, job) = try await house.services.library.video(video)
            #expect(ready.state == .ready && ready.duration == 7)
            #expect(job?.state == .done && job?.attempts == 1)
            #expect(Self.playlist(video, in: house) == "made by 1\n")
            #expect(try await house.services.library.renditions(of: video).map(\.name) == ["360p", "720p"])
            let file = try await house.services.library.file("360p.mp4", of: video)
            #expect(file.lastPathComponent == "360p.mp4")
            #expect(
                try await code { try await house.services.library.file("../../trin.sqlite", of: video) } == .notFound)
            #expect(try Self.leftWork(house).isEmpty)
        }
    }

    @Test("Leftovers of an attempt that ended between moving and recording are replaced")
    func leftovers() async throws {
        try await Self.with(worker: "make") { house, runner, _ in
            let video = try await Self.queued(house)
            let folder = house.services.library.folder.video(video)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("old".utf8).write(to: folder.appending(path: "old.mp4"))
            try await runner.drain()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["main.m3u8"])
        }
    }

    @Test("A file that the worker refuses fails at once, with the worker's sentence, and can be tried again")
    func refused() async throws {
        let script = """
            if [ $n = 1 ]; then echo '{"failed":{"code":"unsuitable","message":"Too long by far."}}'; exit 65; fi
            make
            """
        try await Self.with(worker: script) { house, runner, worker in
            let video = try await Self.queued(house)
            #expect(try await code { try await house.services.library.retry(video) } == .conflict)
            try await runner.drain()
            let (failed, job) = try await house.services.library.video(video)
            #expect(failed.state == .failed && failed.failure == "Too long by far.")
            #expect(job?.state == .failed && FakeWorker.begun(worker) == 1)

            try await house.services.library.retry(video)
            try await runner.drain()
            #expect(try await house.services.library.video(video).video.state == .ready)
        }
    }

    @Test(
        "A worker that breaks off is begun again",
        arguments: [
            "kill -SEGV $$", "exit 70", "echo '{\"done\":{}}'", "head -c 100000 /dev/urandom; echo; exit 1",
            "echo '{\"failed\":{\"code\":\"output\",\"message\":\"No room.\"}}'",
        ])
    func crashed(script: String) async throws {
        try await Self.with(worker: "if [ $n = 1 ]; then mkdir \"$out\"; \(script); exit; fi; make") {
            house, runner, worker in
            let video = try await Self.queued(house)
            try await runner.drain()
            #expect(try await house.services.library.video(video).video.state == .ready)
            #expect(FakeWorker.begun(worker) == 2)
            #expect(try Self.leftWork(house).isEmpty)
        }
    }

    @Test("After three attempts that broke off a video fails with a sentence, and the next one has its turn")
    func threeTimes() async throws {
        try await Self.with(worker: "if [ $n -le 3 ]; then kill -KILL $$; fi; make") { house, runner, worker in
            let bad = try await Self.queued(house)
            house.clock.advance(seconds: 1)
            let good = try await Self.queued(house)
            try await runner.drain()
            let (failed, job) = try await house.services.library.video(bad)
            #expect(failed.state == .failed && job?.state == .failed)
            #expect(failed.failure?.contains("3 times") == true)
            #expect(try await house.services.library.video(good).video.state == .ready)
            #expect(FakeWorker.begun(worker) == 4)
        }
    }

    @Test("A runner that loses its lease to another publishes nothing", arguments: [false, true])
    func lostLease(whileEncoding: Bool) async throws {
        // It is done before or after it could hear of the loss by itself.
        let script =
            "progress 0.1; while [ ! -e \"$0.go\" ]; do sleep 0.02; done; \(whileEncoding ? "sleep 30; " : "")make"
        try await Self.with(worker: script) { house, runner, worker in
            let video = try await Self.queued(house)
            async let drained: Void = runner.drain()
            while FakeWorker.begun(worker) == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let stolen = try await house.database.write { connection in
                let later = TestClock.start.adding(days: 1)
                return try connection.takeJob(at: later, leaseUntil: later.adding(days: 1))
            }
            #expect(stolen?.attempts == 2)
            try Data().write(to: URL(filePath: worker.path + ".go"))
            try await drained
            let (still, job) = try await house.services.library.video(video)
            #expect(still.state == .processing)
            #expect(job?.state == .running && job?.attempts == 2)
            #expect(Self.playlist(video, in: house) == nil)
            #expect(try Self.leftWork(house).isEmpty)
        }
    }

    @Test("While a worker lives its lease is renewed and its progress noted")
    func renewed() async throws {
        let script = "progress 0.25; while [ ! -e \"$0.go\" ]; do sleep 0.05; done; make"
        try await Self.with(worker: script) { house, runner, worker in
            let video = try await Self.queued(house)
            async let drained: Void = runner.drain()
            house.clock.advance(seconds: 15)
            var job = try await house.services.library.video(video).job
            while job?.progress != 0.25 {
                try await Task.sleep(for: .milliseconds(20))
                job = try await house.services.library.video(video).job
            }
            #expect(job?.secondsLeft == 9)
            house.clock.advance(seconds: 15)
            let now = house.clock.now
            let stolen = try await house.database.write { try $0.takeJob(at: now, leaseUntil: now) }
            #expect(stolen == nil)
            try Data().write(to: URL(filePath: worker.path + ".go"))
            try await drained
            #expect(try await house.services.library.video(video).video.state == .ready)
        }
    }

    @Test("Two runners share the work, each job once", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await Self.with(engine, worker: "make") { house, runner, worker in
            var videos: [ID<Video>] = []
            for _ in 0..<6 { videos.append(try await Self.queued(house)) }
            let other = try house.another(worker: worker).jobs
            async let first: Void = runner.drain()
            async let second: Void = other.drain()
            _ = try await (first, second)
            #expect(FakeWorker.begun(worker) == 6)
            for video in videos {
                let (ready, job) = try await house.services.library.video(video)
                #expect(ready.state == .ready && job?.attempts == 1)
            }
        }
    }

    @Test("After a crash the only server takes its jobs back and clears what was half made")
    func recover() async throws {
        try await Self.with(worker: "make") { house, runner, _ in
            let video = try await Self.queued(house)
            let now = house.clock.now
            _ = try await house.database.write { try $0.takeJob(at: now, leaseUntil: now.adding(days: 1)) }
            let folder = house.services.library.folder
            let orphans = [
                folder.work.appending(path: "half-1"), folder.videos.appending(path: "orphan"),
                folder.uploads.appending(path: "orphan"),
            ]
            for orphan in orphans {
                try FileManager.default.createDirectory(at: orphan, withIntermediateDirectories: true)
            }
            try await house.another().recover(alone: false)
            #expect(try await house.services.library.video(video).job?.state == .running)
            #expect(orphans.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })

            try await house.another().recover(alone: true)
            #expect(try await house.services.library.video(video).job?.state == .queued)
            #expect(orphans.allSatisfy { !FileManager.default.fileExists(atPath: $0.path) })
            try await runner.drain()
            #expect(Self.playlist(video, in: house) != nil)
            try await house.another().recover(alone: true)
            #expect(Self.playlist(video, in: house) != nil)
        }
    }
}
