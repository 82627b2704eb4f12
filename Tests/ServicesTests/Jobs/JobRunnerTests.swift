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

    /// What is in a published file.
    static func contents(_ name: String, of video: ID<Video>, in house: House) -> String? {
        let file = house.services.library.folder.video(video).appending(path: name)
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
            #expect(Self.contents("360p.mp4", of: video, in: house) == "made by 1\n")
            #expect(Self.contents("main.m3u8", of: video, in: house)?.hasPrefix("#EXTM3U") == true)
            #expect(Self.contents("video.json", of: video, in: house) == (try await house.reportText(of: video)))
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
            try Data("old".utf8).write(to: folder.appending(path: "360p.mp4"))
            try await runner.drain()
            #expect(Self.contents("360p.mp4", of: video, in: house) == "made by 1\n")
            #expect(try await code { try await house.services.library.file("old.mp4", of: video) } == .notFound)
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
        "A worker that breaks off is begun again, and finds what was finished",
        arguments: [
            "kill -SEGV $$", "exit 70", "echo '{\"done\":{}}'", "head -c 100000 /dev/urandom; echo; exit 1",
            "echo '{\"failed\":{\"code\":\"internal\",\"message\":\"Odd.\"}}'",
        ])
    func crashed(script: String) async throws {
        try await Self.with(worker: "if [ $n = 1 ]; then write 360p.mp4; \(script); exit; fi; make") {
            house, runner, worker in
            let video = try await Self.queued(house)
            try await runner.drain()
            #expect(try await house.services.library.video(video).video.state == .ready)
            #expect(FakeWorker.begun(worker) == 2)
            #expect(Self.contents("360p.mp4", of: video, in: house) == "made by 1\n")
            #expect(Self.contents("720p.mp4", of: video, in: house) == "made by 2\n")
            #expect(try Self.leftWork(house).isEmpty)
        }
    }

    @Test("After two crashes a file is set aside with a sentence, and the next one has its turn")
    func quarantine() async throws {
        try await Self.with(worker: "if [ $n -le 3 ]; then kill -KILL $$; fi; make") { house, runner, worker in
            let library = house.services.library
            let bad = try await Self.queued(house)
            house.clock.advance(seconds: 1)
            try await runner.drain()
            let (failed, job) = try await library.video(bad)
            #expect(failed.state == .failed && job?.state == .failed && job?.crashes == 2)
            #expect(failed.failure?.contains("crashed on it 2 times") == true)
            #expect(failed.refusal == Refusal(reason: "crashed", values: ["2"]))
            #expect(FakeWorker.begun(worker) == 2)

            // Tried again, it has one chance: its crashes are not forgotten.
            try await library.retry(bad)
            try await runner.drain()
            #expect(try await library.video(bad).job?.crashes == 3)
            #expect(FakeWorker.begun(worker) == 3)
            try await library.retry(bad)
            try await runner.drain()
            #expect(try await library.video(bad).video.state == .ready)
        }
    }

    @Test("A worker that gives an error is tried three times")
    func threeTimes() async throws {
        let odd = "echo '{\"failed\":{\"code\":\"internal\",\"message\":\"Odd.\"}}'"
        try await Self.with(worker: "if [ $n -le 3 ]; then \(odd); exit 70; fi; make") { house, runner, worker in
            let bad = try await Self.queued(house)
            try await runner.drain()
            let (failed, job) = try await house.services.library.video(bad)
            #expect(failed.state == .failed && job?.breaks == 3 && job?.crashes == 0)
            #expect(failed.failure?.contains("3 times") == true)
            #expect(FakeWorker.begun(worker) == 3)
        }
    }

    @Test("While the disk is full a video waits, says so, and goes on by itself")
    func fullDisk() async throws {
        let full = "echo '{\"failed\":{\"code\":\"output\",\"message\":\"No room.\"}}'; exit 73"
        try await Self.with(worker: "if [ ! -e \"$0.room\" ]; then \(full); fi; make") { house, _, worker in
            let runner = JobRunner(
                database: house.database, clock: house.clock.wallClock, folder: house.services.library.folder,
                bell: house.services.bell, worker: MediaWorker(executable: worker), logger: .silent,
                roomPause: .milliseconds(20))
            let video = try await Self.queued(house)
            async let drained: Void = runner.drain()
            while FakeWorker.begun(worker) < 5 { try await Task.sleep(for: .milliseconds(5)) }
            while try await house.services.library.video(video).job?.waitsForRoom != true {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try await house.services.library.video(video).video.state == .processing)
            try Data().write(to: URL(filePath: worker.path + ".room"))
            try await drained
            let (ready, job) = try await house.services.library.video(video)
            #expect(ready.state == .ready && job?.waitsForRoom == false && job?.breaks == 0)
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
            #expect(Self.contents("360p.mp4", of: video, in: house) == nil)
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

            let kept = folder.work(of: try #require(try await house.services.library.video(video).job).id)
            try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
            try await house.another().recover(alone: true)
            #expect(FileManager.default.fileExists(atPath: kept.path))
            #expect(try await house.services.library.video(video).job?.state == .queued)
            #expect(orphans.allSatisfy { !FileManager.default.fileExists(atPath: $0.path) })
            try await runner.drain()
            #expect(Self.contents("360p.mp4", of: video, in: house) != nil)
            try await house.another().recover(alone: true)
            #expect(Self.contents("360p.mp4", of: video, in: house) != nil)
        }
    }
}
