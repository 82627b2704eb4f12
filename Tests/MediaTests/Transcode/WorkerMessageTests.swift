import Domain
import Foundation
import Testing

@testable import Media

@Suite struct WorkerMessageTests {
    @Test("A message is one line with one key, and comes back the same")
    func line() throws {
        let progress = WorkerMessage.progress(MediaProgress(stage: .encoding, fraction: 0.5, secondsLeft: 3))
        let failed = WorkerMessage.failed(MediaError(.unreadable, "No.\nReally."))
        let refused = WorkerMessage.failed(MediaError(.unreadable, "No.", as: .cutOff, "10", "4"))
        for message in [progress, failed, refused, .done(SampleClips.clip("a", seconds: 4).report)] {
            let line = try message.line
            #expect(!line.contains("\n"))
            #expect(try WorkerMessage(line: line) == message)
        }
        #expect(try failed.line.hasPrefix("{\"failed\":{"))
    }

    @Test(
        "A worker that was taken over cannot lead the server astray",
        arguments: [
            { $0.poster = "../../trin.sqlite" }, { $0.poster = "/etc/passwd" }, { $0.poster = ".." },
            { $0.poster = "a\nb.jpg" }, { $0.poster = "" }, { $0.preview = "work/preview.mp4" },
            { $0.audioLanguage = "da\",URI=\"x" }, { $0.spoken = ["..": $0.audio] }, { $0.audio.file = "\u{0}" },
            { $0.renditions[0].playlist = "%2e%2e/x" }, { $0.renditions[0].codecs = "avc1\"" }, { $0.duration = 1e300 },
            { $0.audio.fragments[0].range.offset = .max }, { $0.audio.fragments[0].range.length = -1 },
            { $0.audio.averageBandwidth = .max }, { $0.renditions[0].size = Size(width: .max, height: 2) },
            { $0.audio.fragments[0].duration = -1 },
            { $0.strip = ThumbnailStrip(file: "s.jpg", columns: 0, count: 1, size: $0.source.size, interval: 1) },
        ] as [@Sendable (inout VideoReport) -> Void])
    func plausible(change: @Sendable (inout VideoReport) -> Void) throws {
        var report = SampleClips.clip("a", seconds: 4).report
        _ = try WorkerMessage(line: WorkerMessage.done(report).line)
        change(&report)
        for message in [WorkerMessage.done(report), .playable(report)] {
            let line = try message.line
            #expect(throws: MediaError.self) { try WorkerMessage(line: line) }
        }
    }

    @Test(
        "A refusal that pages could not show is none", arguments: [("odd", 1, 1), ("cutOff", 9, 1), ("cutOff", 1, 201)])
    func refusal(reason: String, values: Int, length: Int) throws {
        let text = String(repeating: "x", count: length)
        let refusal = Refusal(reason: reason, values: Array(repeating: text, count: values))
        let line = try WorkerMessage.failed(MediaError(.unreadable, "No.", refusal)).line
        #expect(throws: MediaError.self) { try WorkerMessage(line: line) }
    }

    @Test("Progress beyond all bounds is no progress", arguments: [-1, 2, 1e300])
    func progress(fraction: Double) throws {
        let line = try WorkerMessage.progress(MediaProgress(stage: .encoding, fraction: fraction)).line
        #expect(throws: MediaError.self) { try WorkerMessage(line: line) }
    }
}
