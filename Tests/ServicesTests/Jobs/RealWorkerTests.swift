import Domain
import Foundation
import Media
import Services
import Testing

/// The built `trin` beside these tests, or the one that `TRIN` names.
private let trin: URL? = {
    let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let path = ProcessInfo.processInfo.environment["TRIN"] ?? beside.appending(path: "trin").path
    return FileManager.default.isExecutableFile(atPath: path) ? URL(filePath: path) : nil
}()

@Suite("JobRunner with the real worker", .enabled(if: trin != nil, "Run `swift build` first."))
struct RealWorkerTests {
    @Test("An upload becomes a video that can be played")
    func video() async throws {
        let worker = try #require(trin)
        try await House.with(worker: worker) { house in
            let clip = house.folder.appending(path: "clip.mp4")
            let ffmpeg = Process()
            ffmpeg.executableURL = URL(filePath: "/usr/bin/env")
            ffmpeg.arguments = [
                "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:d=2:r=25", "-f", "lavfi", "-i",
                "sine=d=2", "-pix_fmt", "yuv420p", clip.path,
            ]
            ffmpeg.standardInput = FileHandle.nullDevice
            try ffmpeg.run()
            ffmpeg.waitUntilExit()
            try #require(ffmpeg.terminationStatus == 0)

            let video = try await JobRunnerTests.queued(house, Array(try Data(contentsOf: clip)))
            try await house.services.jobs.drain()
            let (ready, _) = try await house.services.library.video(video)
            #expect(ready.state == .ready, "\(ready.failure ?? "")")
            #expect(abs((ready.duration ?? 0) - 2) < 0.1)
            for name in try #require(try await house.report(of: video)).fileNames {
                let file = try await house.services.library.file(name, of: video)
                #expect(FileManager.default.fileExists(atPath: file.path), "\(name) is missing")
            }
        }
    }

    @Test("A file that is no video is refused with a sentence")
    func noVideo() async throws {
        let worker = try #require(trin)
        try await House.with(worker: worker) { house in
            let video = try await JobRunnerTests.queued(house, Array("This is a letter, not a film.".utf8))
            try await house.services.jobs.drain()
            let (failed, job) = try await house.services.library.video(video)
            #expect(failed.state == .failed && job?.attempts == 1)
            #expect(failed.failure?.isEmpty == false)
        }
    }
}
