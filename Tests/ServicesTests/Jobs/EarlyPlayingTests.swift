import Domain
import Foundation
import Media
import Services
import Store
import Testing

@Suite("JobRunner while a video is made")
struct EarlyPlayingTests {
    @Test("A video plays with its first rendition, and the others join", arguments: Engine.allCases)
    func early(engine: Engine) async throws {
        let script = "early; while [ ! -e \"$0.go\" ]; do sleep 0.02; done; make"
        try await JobRunnerTests.with(engine, worker: script) { house, runner, worker in
            let video = try await JobRunnerTests.queued(house)
            async let drained: Void = runner.drain()
            let early = try await playable(video, house)
            #expect(early.isPartial && early.isOnItsWay && early.duration == 7)
            let exercise = try #require(early.exercise)
            #expect(try await house.services.library.entry(exercise).exercise.video == video)
            #expect(try await house.report(of: video)?.renditions.map(\.name) == ["360p"])
            #expect(JobRunnerTests.contents("360p.mp4", of: video, in: house) == "made by 1\n")
            #expect(JobRunnerTests.contents("720p.mp4", of: video, in: house) == nil)
            let version = try await house.database.read { try $0.videoReportVersion(video) }

            try Data().write(to: URL(filePath: worker.path + ".go"))
            try await drained
            let (whole, job) = try await house.services.library.video(video)
            #expect(!whole.isPartial && !whole.isOnItsWay && job?.state == .done)
            #expect(try await house.report(of: video)?.renditions.map(\.name) == ["360p", "720p"])
            #expect(try await house.report(of: video)?.isPartial != true)
            #expect(JobRunnerTests.contents("720p.mp4", of: video, in: house) == "made by 1\n")
            #expect(try await house.database.read { try $0.videoReportVersion(video) } == (version ?? 0) + 1)
            #expect(try JobRunnerTests.leftWork(house).isEmpty)
        }
    }

    @Test("A worker that dies in between leaves what plays, and the next one adds to it")
    func resumed() async throws {
        try await JobRunnerTests.with(worker: "early; if [ $n = 1 ]; then kill -KILL $$; fi; make") {
            house, runner, _ in
            let video = try await JobRunnerTests.queued(house)
            try await runner.drain()
            let (whole, job) = try await house.services.library.video(video)
            #expect(whole.state == .ready && !whole.isPartial && job?.crashes == 1)
            #expect(JobRunnerTests.contents("360p.mp4", of: video, in: house) == "made by 1\n")
            #expect(JobRunnerTests.contents("720p.mp4", of: video, in: house) == "made by 2\n")
        }
    }

    @Test("When only the further renditions fail, the video plays and says why; trying again makes a new version")
    func failsLater() async throws {
        let bad = "echo '{\"failed\":{\"code\":\"unsuitable\",\"message\":\"Too tall.\"}}'; exit 65"
        try await JobRunnerTests.with(worker: "early; if [ $n = 1 ]; then \(bad); fi; make") { house, runner, _ in
            let library = house.services.library
            let video = try await JobRunnerTests.queued(house)
            try await runner.drain()
            let (partial, job) = try await library.video(video)
            #expect(partial.state == .ready && partial.isPartial && !partial.isOnItsWay)
            #expect(partial.failure == "Too tall." && job?.state == .failed)
            #expect(try await code { try await library.file("360p.mp4", of: video) } == nil)

            house.clock.advance(seconds: 60)
            let again = try await library.retry(video)
            #expect(again != video)
            let exercise = try #require(partial.exercise)
            #expect(try await library.entry(exercise).exercise.video == video)
            try await runner.drain()
            let entry = try await library.entry(exercise)
            #expect(entry.exercise.video == again && entry.newest?.isPartial == false)
        }
    }

    @Test("A runner that lost its job publishes nothing early either")
    func lost() async throws {
        let script = "while [ ! -e \"$0.go\" ]; do sleep 0.02; done; early; sleep 30; make"
        try await JobRunnerTests.with(worker: script) { house, runner, worker in
            let video = try await JobRunnerTests.queued(house)
            async let drained: Void = runner.drain()
            while FakeWorker.begun(worker) == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let later = TestClock.start.adding(days: 1)
            _ = try await house.database.write { try $0.takeJob(at: later, leaseUntil: later.adding(days: 1)) }
            try Data().write(to: URL(filePath: worker.path + ".go"))
            try await drained
            #expect(try await house.services.library.video(video).video.state == .processing)
            #expect(JobRunnerTests.contents("360p.mp4", of: video, in: house) == nil)
        }
    }

    private func playable(_ video: ID<Video>, _ house: House) async throws -> Video {
        while true {
            let (found, _) = try await house.services.library.video(video)
            if found.state == .ready { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
