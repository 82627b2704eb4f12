import Domain
import Foundation
import Media
import Services
import Store
import Testing

@Suite("LibraryService with several versions of a video")
struct VersionsTests {
    private static let words = "WEBVTT\n\n00:01.000 --> 00:03.000\nOp\n\n00:04.000 --> 00:05.000\nNed\n"
    private static let cut = VideoCut(start: 2000, end: 6000, posterAt: 3000, language: .danish)

    /// A video of seven seconds that is ready, with its exercise.
    private static func with(
        _ engine: Engine = .sqlite, worker: String = "case $all in *--spoken*) speak;; *) make;; esac",
        _ body: (House, JobRunner, ID<Video>, ID<Exercise>) async throws -> Void
    ) async throws {
        try await JobRunnerTests.with(engine, worker: worker) { house, runner, _ in
            let video = try await JobRunnerTests.queued(house)
            try await runner.drain()
            let exercise = try #require(try await house.services.library.video(video).video.exercise)
            house.clock.advance(seconds: 60)
            try await body(house, runner, video, exercise)
        }
    }

    @Test("A cut is a new version of the same upload; the old one plays until it is ready", arguments: Engine.allCases)
    func cut(engine: Engine) async throws {
        try await Self.with(engine) { house, runner, first, exercise in
            let library = house.services.library
            try await library.setCaptions(Array(Self.words.utf8), language: .danish, of: first)
            let second = try await library.cut(first, Self.cut)
            var entry = try await library.entry(exercise)
            #expect(entry.exercise.video == first && entry.newest?.id == second)
            #expect(entry.newest?.upload == (try await library.video(first).video.upload))
            #expect(try await library.request(of: second).trimStart == 2000)
            #expect(
                try await code { try await library.cut(first, Self.cut) } == .conflict, "one version at a time")
            try await runner.drain()
            entry = try await library.entry(exercise)
            #expect(entry.exercise.video == second)
            // The captions have moved with the pictures.
            let moved = try #require(try await library.captions(of: second)[.danish])
            #expect(moved.contains("00:00:00.000 --> 00:00:01.000\nOp"))
            #expect(moved.contains("00:00:02.000 --> 00:00:03.000\nNed"))

            house.clock.advance(seconds: 60)
            let third = try await library.uncut(second)
            #expect(try await library.request(of: third) == TranscodeRequest(posterAt: 3000))
        }
    }

    @Test("Captions that change while a version is made change there too")
    func captions() async throws {
        try await Self.with { house, _, first, _ in
            let library = house.services.library
            let second = try await library.cut(first, Self.cut)
            try await library.setCaptions(Array(Self.words.utf8), language: .swedish, of: first)
            #expect(try await library.captions(of: second)[.swedish]?.contains("00:00:02.000") == true)
            try await library.removeCaptions(in: .swedish, of: first)
            #expect(try await library.captions(of: second).isEmpty)
            let error = await #expect(throws: MediaError.self) {
                try await library.setCaptions(Array("1\n00:00 ->\n".utf8), language: .danish, of: first)
            }
            #expect(error?.message.contains("Line 2") == true)
        }
    }

    @Test("Spoken instructions join a video that plays, under a name of their own", arguments: Engine.allCases)
    func spoken(engine: Engine) async throws {
        try await Self.with(engine) { house, runner, video, _ in
            let library = house.services.library
            func upload(_ bytes: [UInt8]) async throws {
                try await library.setSpoken(
                    UploadServiceTests.body(bytes), fileName: "svenska.m4a", language: .swedish, of: video,
                    by: house.therapist)
            }
            try await upload([1, 2, 3])
            #expect(try await library.spoken(of: video).map(\.spoken.state) == [.processing])
            try await runner.drain()
            #expect(try await library.spoken(of: video).map(\.spoken.state) == [.ready])
            let first = try #require(try await house.report(of: video)?.spoken?["sv"])
            #expect(JobRunnerTests.contents(first.file, of: video, in: house) == "made by 2\n")
            #expect(JobRunnerTests.contents(first.playlist, of: video, in: house)?.contains(first.file) == true)
            #expect(JobRunnerTests.contents("main.m3u8", of: video, in: house)?.contains(first.playlist) == true)

            house.clock.advance(seconds: 60)
            try await upload([4])
            try await runner.drain()
            let second = try #require(try await house.report(of: video)?.spoken?["sv"])
            #expect(second.file != first.file)
            try await library.removeSpoken(in: .swedish, of: video)
            #expect(try await house.report(of: video)?.spoken == nil)
            #expect(try await library.spoken(of: video).isEmpty)
            #expect(try await code { try await upload([]) } == .invalid)
        }
    }

    @Test("A sound file that is refused says why, and leaves the video as it is")
    func spokenRefused() async throws {
        let worker = """
            case $all in
            *--spoken*) echo '{"failed":{"code":"unsuitable","message":"Nothing can be heard."}}'; exit 65;;
            *) make;;
            esac
            """
        try await Self.with(worker: worker) { house, runner, video, _ in
            let library = house.services.library
            try await library.setSpoken(
                UploadServiceTests.body([1]), fileName: "tavs.wav", language: .english, of: video, by: house.therapist)
            try await runner.drain()
            let spoken = try #require(try await library.spoken(of: video).first)
            #expect(spoken.spoken.state == .failed && spoken.spoken.failure == "Nothing can be heard.")
            #expect(try await library.video(video).video.failure == nil)
            try await library.retrySpoken(in: .english, of: video)
            #expect(try await library.spoken(of: video).first?.spoken.state == .processing)
        }
    }

    @Test(
        "Versions that were replaced go after two days, and their upload with the last of them",
        arguments: Engine.allCases)
    func housekeeping(engine: Engine) async throws {
        try await Self.with(engine) { house, runner, first, exercise in
            let library = house.services.library
            let upload = try #require(try await library.video(first).video.upload)
            let second = try await library.cut(first, Self.cut)
            try await runner.drain()
            try await house.services.sweep()
            #expect(try await library.video(first).video.state == .ready)

            house.clock.advance(seconds: 3 * 86_400)
            try await house.services.sweep()
            #expect(try await code { try await library.video(first) } == .notFound)
            #expect(!exists(library.folder.video(first)) && exists(library.folder.video(second)))
            #expect(exists(library.folder.upload(upload)), "the second version is made from it")
            #expect(try await house.services.uploads.upload(upload, for: house.therapist).video == second)

            // Another file, whose transcoding has not begun: nothing goes.
            let third = try await newFile(house, for: exercise)
            house.clock.advance(seconds: 3 * 86_400)
            try await house.services.sweep()
            #expect(exists(library.folder.video(second)) && exists(library.folder.upload(upload)))
            try await runner.drain()
            try await house.services.sweep()
            #expect(!exists(library.folder.video(second)) && !exists(library.folder.upload(upload)))
            #expect(try await library.entry(exercise).exercise.video == third)
        }
    }

    @Test("Files whose video or job is gone are removed while the server runs; others stay")
    func orphans() async throws {
        try await Self.with { house, _, video, _ in
            let folder = house.services.library.folder
            let waiting = try await JobRunnerTests.queued(house)
            let job = try #require(try await house.services.library.video(waiting).job).id
            let (orphan, orphanWork) = (folder.videos.appending(path: "gone"), folder.work.appending(path: "gone"))
            let half = folder.work.appending(path: ".\(job).partial")
            for made in [orphan, orphanWork, folder.work(of: job), half] {
                try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
            }
            let young = folder.uploads.appending(path: "young")
            try Data([1]).write(to: young)
            try await house.services.sweep()
            #expect(!exists(orphan) && !exists(orphanWork))
            #expect(exists(folder.work(of: job)) && exists(half) && exists(young) && exists(folder.video(video)))
        }
    }

    private func newFile(_ house: House, for exercise: ID<Exercise>) async throws -> ID<Video> {
        let id = try await house.services.uploads.create(
            by: house.therapist, fileName: "b.mp4", length: 1, exercise: exercise
        ).id
        let whole = try await house.services.uploads.append(
            UploadServiceTests.body([9]), to: id, at: 0, for: house.therapist)
        return try #require(whole.video)
    }

    private func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}
