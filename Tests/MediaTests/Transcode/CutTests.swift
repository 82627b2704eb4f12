import Foundation
import Testing

@testable import Media

@Suite struct CutTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// Ten pictures a second, each brighter than the one before; a beep in
    /// the middle second.
    private func clip() throws -> String {
        try bench.make(
            "in.mp4",
            "-f lavfi -i color=black:s=160x120:r=10:d=8,geq=lum='16+N*2':cb=128:cr=128 "
                + "-f lavfi -i aevalsrc='if(between(t,4,5),sin(2*PI*1000*t),0)':d=8:s=48000 "
                + "-c:v libx264 -preset ultrafast -crf 5 -g 17")
    }

    private func brightness(_ path: String) throws -> [Int] {
        try Tool.run(
            "ffprobe",
            ["-v", "error", "-f", "lavfi", "-i", "movie=\(path),signalstats", "-show_entries"]
                + ["frame_tags=lavfi.signalstats.YAVG", "-of", "csv=p=0"]
        ).split(separator: "\n").compactMap { Double($0).map { Int($0.rounded()) } }
    }

    @Test("A cut is exact to the picture, and the sound is cut with it")
    func exact() throws {
        let report = try bench.transcode(
            try clip(), request: TranscodeRequest(trimStart: 2300, trimEnd: 6100, ladder: .fixed))
        #expect(abs(report.duration - 3.8) < 0.001)
        let levels = try brightness(bench.path("out/120p.mp4"))
        #expect(levels.count == 38)
        #expect(abs((levels.first ?? 0) - (16 + 23 * 2)) <= 1)
        #expect(abs((levels.last ?? 0) - (16 + 60 * 2)) <= 1)
        _ = try bench.make("beep.raw", "-i \(bench.path("out/audio.mp4")) -ac 1 -f s16le")
        let samples = try Data(contentsOf: bench.folder.appendingPathComponent("beep.raw"))
        let loud = try #require(
            stride(from: 0, to: samples.count - 1, by: 2).first { abs(Int(Int8(bitPattern: samples[$0 + 1]))) > 4 })
        #expect(abs(Double(loud) / 2 / 48000 - 1.7) < 0.02)
        try OutputChecks.check(report, in: bench.path("out"))
    }

    @Test("Sound that is cut in the middle of a tone begins and ends softly")
    func fades() throws {
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=160x120:r=25:d=4 -f lavfi -i aevalsrc='0.4*sin(2*PI*500*t)':d=4:s=48000 "
                + "-c:v libx264 -preset ultrafast")
        _ = try bench.transcode(input, request: TranscodeRequest(trimStart: 1000, trimEnd: 3000, ladder: .fixed))
        _ = try bench.make("tone.raw", "-i \(bench.path("out/audio.mp4")) -ac 1 -f s16le")
        let bytes = [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent("tone.raw")))
        let samples = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            abs(Int(Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)))
        }
        let middle = samples[40_000..<50_000].max() ?? 0
        #expect(middle > 3000)
        #expect((samples[0..<48].max() ?? 0) < middle / 4)
        #expect((samples[95_952..<96_000].max() ?? 0) < middle / 4)
    }

    @Test("The poster shows the moment that is asked for, of the part that is kept")
    func poster() throws {
        _ = try bench.transcode(
            try clip(), request: TranscodeRequest(trimStart: 2000, posterAt: 3000, ladder: .fixed))
        // Picture 50 has 116, which in a JPEG's full range is 116 too.
        #expect(abs((try brightness(bench.path("out/poster.jpg")).first ?? 0) - 116) <= 6)
    }

    @Test("Mirrored, left and right change places")
    func mirror() throws {
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i color=black:s=160x120:r=25:d=1,drawbox=w=80:h=120:color=white:t=fill -c:v libx264")
        _ = try bench.transcode(input, request: TranscodeRequest(isMirrored: true, ladder: .fixed))
        _ = try bench.make(
            "sides.raw",
            "-i \(bench.path("out/120p.mp4")) -frames:v 1 -vf scale=2:1:flags=area,format=gray -f rawvideo")
        let sides = [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent("sides.raw")))
        #expect(sides[0] < 64 && sides[1] > 192)
    }

    @Test(
        "What cannot be cut is refused with the moment and the length",
        arguments: [
            (TranscodeRequest(trimStart: 9500), "8 s"), (TranscodeRequest(trimEnd: 60_000), "60 s"),
            (TranscodeRequest(trimStart: 4000, trimEnd: 4300), "half a second"),
            (TranscodeRequest(trimStart: 5000, trimEnd: 3000), "half a second"),
            (TranscodeRequest(trimStart: -5), "before"), (TranscodeRequest(posterAt: 8000), "after the end"),
            (TranscodeRequest(trimStart: 7000, posterAt: 1500), "after the end"),
        ])
    func refusals(request: TranscodeRequest, clue: String) throws {
        let input = try clip()
        let error = #expect(throws: MediaError.self) { try bench.transcode(input, request: request) }
        #expect(error?.code == .unsuitable)
        #expect(error?.message.contains(clue) == true, "\(error?.message ?? "")")
        #expect(bench.names == ["in.mp4"])
    }
}
