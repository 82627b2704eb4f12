import Foundation
import Synchronization
import Testing

@testable import Media

@Suite("A killed transcoding is gone on with") struct ResumeTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// Counts chunks, from several threads.
    private final class Count: Sendable {
        let value = Mutex(0)
    }

    private static let request = TranscodeRequest(ladder: .fixed)

    private func clip() throws -> String {
        try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=960x540:r=10:d=24 -f lavfi -i sine=d=24 -c:v libx264 -preset ultrafast -g 37")
    }

    /// Works in a folder that stays, until `fraction` of the whole is done.
    private func work(
        _ input: String, in folder: String, cores: Int = 2, until fraction: Double = 2, _ count: Count,
        request: TranscodeRequest = request, playable: (VideoReport) -> Void = { _ in }
    ) throws -> VideoReport {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        var transcoder = Transcoder(request: request, cores: cores)
        transcoder.encoded = { _ in count.value.withLock { $0 += 1 } }
        return try withoutActuallyEscaping(playable) { playable in
            try transcoder.transcode(
                descriptor: handle.fileDescriptor, work: bench.path(folder), playable: { playable($0) }
            ) { progress throws(MediaError) in
                if progress.fraction >= fraction { throw MediaError(.internal, "Killed.") }
            }
        }
    }

    @Test("Finished chunks are not encoded again, and the result is the same")
    func resume() throws {
        let input = try clip()
        let whole = Count()
        let report = try work(input, in: "whole", whole)
        #expect(whole.value.withLock { $0 } == 8)
        let parts = Count()
        for fraction in [0.1, 0.3, 0.5, 0.8] {
            #expect(throws: MediaError.self) { try work(input, in: "parts", until: fraction, parts) }
            // What a process leaves that is killed in the middle of a file.
            _ = try bench.write("parts/chunks/.540p-1-0.new", [1, 2, 3])
        }
        let resumed = try work(input, in: "parts", parts)
        // Each stop costs the chunks under way, one a core, at most.
        #expect(parts.value.withLock { $0 } == 8)
        #expect(resumed.audio == report.audio)
        for (track, other) in zip(resumed.renditions, report.renditions) {
            #expect(track.fragments.map(\.duration) == other.fragments.map(\.duration))
            #expect(track.codecs == other.codecs)
            try Tool.run(
                "ffmpeg", ["-v", "error", "-xerror", "-i", bench.path("parts/\(track.file)"), "-f", "null", "-"])
        }
    }

    @Test("What another request left is not used")
    func otherRequest() throws {
        let input = try clip()
        let count = Count()
        #expect(throws: MediaError.self) { try work(input, in: "out", until: 0.5, count) }
        let before = count.value.withLock { $0 }
        var mirrored = Self.request
        mirrored.isMirrored = true
        _ = try work(input, in: "out", count, request: mirrored)
        #expect(before > 0)
        #expect(count.value.withLock { $0 } == before + 8)
    }

    @Test("The smallest rendition is complete first, and stays as it is")
    func playable() throws {
        let input = try clip()
        var early: (report: VideoReport, bytes: Data?)?
        let report = try work(input, in: "out", Count()) { report in
            early = (report, FileManager.default.contents(atPath: bench.path("out/360p.mp4")))
            #expect(report.renditions.map(\.name) == ["360p"])
            #expect(report.isPartial == true)
            for name in [report.poster, "main.m3u8", "360p.m3u8", "360p-iframes.m3u8", "audio.mp4", "audio.m3u8"] {
                #expect(FileManager.default.fileExists(atPath: bench.path("out/" + name)), "\(name)")
            }
            #expect(throws: Never.self) {
                try Tool.run(
                    "ffmpeg",
                    ["-v", "error", "-xerror", "-i", bench.path("out/main.m3u8"), "-map", "0", "-f", "null", "-"])
            }
        }
        #expect(report.renditions.map(\.name) == ["360p", "540p"])
        #expect(report.isPartial == nil)
        let first = try #require(early)
        #expect(report.renditions.contains(first.report.renditions[0]))
        #expect(report.audio == first.report.audio)
        #expect(FileManager.default.contents(atPath: bench.path("out/360p.mp4")) == first.bytes)
    }
}
