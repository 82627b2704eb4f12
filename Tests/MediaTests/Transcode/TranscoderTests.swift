import Foundation
import Testing

@testable import Media

@Suite struct TranscoderTests {
    /// An odd file, and what must come of it.
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        /// ffmpeg's arguments; `{b}` stands for a small ordinary picture.
        var arguments: String
        var sizes: [String]
        /// Pictures a second of the best rendition.
        var rate: Double
        var seconds: Double
        var tolerance = 0.06
        var hasSound = true
        var rotation = 0
        var isVariable = false
        var file = "in.mp4"

        var testDescription: String { name }
    }

    static let tone = "-f lavfi -i sine=f=440:r=44100:d=3"
    static let fast = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p"

    static func picture(_ size: String, rate: String = "25", seconds: Double = 3) -> String {
        "-f lavfi -i testsrc2=s=\(size):r=\(rate):d=\(seconds)"
    }

    static let cases = [
        Case(
            name: "an ordinary clip", arguments: "\(picture("640x360", seconds: 7)) \(tone) \(fast) -c:a aac",
            sizes: ["640x360"], rate: 25, seconds: 7),
        Case(
            name: "no sound", arguments: "\(picture("640x360")) \(fast)", sizes: ["640x360"], rate: 25, seconds: 3,
            hasSound: false),
        Case(
            name: "odd sizes",
            arguments: "\(picture("321x241")) \(tone) -c:v libx264 -preset ultrafast -pix_fmt yuv444p",
            sizes: ["320x240"], rate: 25, seconds: 3),
        Case(
            name: "portrait, two rungs", arguments: "\(picture("540x960", seconds: 2)) \(tone) \(fast) -t 2",
            sizes: ["360x640", "540x960"], rate: 25, seconds: 2),
        Case(
            name: "pixels that are wide", arguments: "\(picture("720x576")) \(tone) -vf setsar=64/45 \(fast)",
            sizes: ["640x360", "960x540"], rate: 25, seconds: 3),
        Case(
            name: "23.976 pictures a second", arguments: "\(picture("320x240", rate: "24000/1001")) \(tone) \(fast)",
            sizes: ["320x240"], rate: 24000.0 / 1001, seconds: 3),
        Case(
            name: "59.94 pictures a second",
            arguments: "\(picture("960x540", rate: "60000/1001", seconds: 2.5)) \(tone) \(fast) -t 2.5",
            sizes: ["640x360", "960x540"], rate: 60000.0 / 1001, seconds: 2.5),
        Case(
            name: "120 pictures a second", arguments: "\(picture("320x240", rate: "120")) \(fast)",
            sizes: ["320x240"], rate: 30, seconds: 3, hasSound: false),
        Case(
            name: "sound in six channels",
            arguments:
                "\(picture("320x240")) -f lavfi -i sine=d=3,pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0|BL=c0|BR=c0 \(fast)",
            sizes: ["320x240"], rate: 25, seconds: 3),
        Case(
            name: "sound of one channel at 8 kHz in MKV",
            arguments: "\(picture("320x240")) \(tone) \(fast) -c:a pcm_s16le -ac 1 -ar 8000", sizes: ["320x240"],
            rate: 25, seconds: 3, file: "in.mkv"),
        Case(
            name: "sound that goes on after the pictures",
            arguments: "\(picture("320x240", seconds: 1)) \(tone) \(fast)", sizes: ["320x240"], rate: 25, seconds: 3,
            tolerance: 0.1),
        Case(
            name: "times that do not start at zero",
            arguments: "\(picture("320x240")) \(tone) \(fast) -output_ts_offset 100 -f mpegts", sizes: ["320x240"],
            rate: 25, seconds: 3, file: "in.ts"),
        Case(
            name: "WebM", arguments: "\(picture("320x240")) \(tone) -c:v libvpx -deadline realtime -c:a libopus",
            sizes: ["320x240"], rate: 25, seconds: 3, file: "in.webm"),
        Case(
            name: "AVI", arguments: "\(picture("320x240")) \(tone) -c:v mpeg4 -c:a mp3", sizes: ["320x240"], rate: 25,
            seconds: 3, file: "in.avi"),
        Case(
            name: "a rate that varies",
            arguments: "\(picture("320x240", rate: "30", seconds: 4)) -vf select='not(between(mod(n,10),3,5))' "
                + "-vsync vfr \(fast)", sizes: ["320x240"], rate: 30, seconds: 4, tolerance: 0.11, hasSound: false,
            isVariable: true),
        Case(
            name: "a fifth of a second", arguments: "\(picture("320x240", seconds: 0.2)) \(fast)", sizes: ["320x240"],
            rate: 25, seconds: 0.2, hasSound: false),
        Case(
            name: "ten bits", arguments: "\(picture("320x240")) -c:v libx264 -preset ultrafast -pix_fmt yuv420p10le",
            sizes: ["320x240"], rate: 25, seconds: 3, hasSound: false),
        Case(
            name: "fields instead of pictures",
            arguments: "\(picture("320x240")) \(fast) -flags +ilme+ildct -x264-params tff=1", sizes: ["320x240"],
            rate: 25, seconds: 3, hasSound: false),
        Case(
            name: "a last fragment of a tenth of a second",
            arguments: "\(picture("320x240", seconds: 6.12)) \(fast)", sizes: ["320x240"], rate: 25, seconds: 6.12,
            hasSound: false),
    ]

    @Test("An odd file comes out even", arguments: cases)
    func odd(_ item: Case) throws {
        let bench = try Workbench()
        let input = try bench.make(item.file, item.arguments)
        let report = try bench.transcode(input)
        #expect(report.renditions.compactMap(\.size).map { "\($0.width)x\($0.height)" } == item.sizes)
        #expect(abs(try #require(report.renditions.last?.frameRate) - item.rate) < 0.001)
        #expect(abs(report.duration - item.seconds) <= item.tolerance)
        #expect((report.source.audioCodec != nil) == item.hasSound)
        #expect(report.source.variableFrameRate == item.isVariable)
        #expect(bench.names == [item.file, "out"].sorted())
        try OutputChecks.check(report, in: bench.path("out"))
    }

    @Test("Up to 432 lines there are at most 30 pictures a second")
    func halved() throws {
        let bench = try Workbench()
        let input = try bench.make("in.mp4", "\(Self.picture("960x540", rate: "50", seconds: 2.3)) \(Self.fast)")
        let report = try bench.transcode(input)
        #expect(report.renditions.map(\.frameRate) == [25, 50])
        try OutputChecks.check(report, in: bench.path("out"))
    }

    @Test("A turned picture comes out upright, with no rotation left", arguments: [90, 180, 270])
    func rotation(degrees: Int) throws {
        let bench = try Workbench()
        // The left half is white and the right half black.
        let plain = try bench.make(
            "plain.mp4",
            "-f lavfi -i color=black:s=320x240:r=25:d=1,drawbox=x=0:y=0:w=160:h=240:color=white:t=fill \(Self.fast)")
        // The command counts against the clock.
        let turned = try bench.make("in.mp4", "-i \(plain) -c copy -metadata:s:v:0 rotate=\(360 - degrees)")
        let report = try bench.transcode(turned)
        let size = try #require(report.renditions.first?.size)
        #expect(report.source.rotation == degrees)
        #expect(size == (degrees == 180 ? Size(width: 320, height: 240) : Size(width: 240, height: 320)))
        #expect(try Tool.probe(bench.path("out/240p.mp4"), "", entries: "stream_side_data").allSatisfy(\.isEmpty))
        // Turned clockwise, the left side comes to the top, the right, the
        // bottom; ffmpeg's command agrees about the upload itself.
        let expected = [
            90: [true, true, false, false], 180: [false, true, false, true], 270: [false, false, true, true],
        ]
        #expect(try corners(bench.path("out/240p.mp4"), bench) == expected[degrees])
        #expect(try corners(turned, bench) == expected[degrees])
    }

    /// Whether the corners are bright: top left, top right, bottom left,
    /// bottom right.
    private func corners(_ path: String, _ bench: Workbench) throws -> [Bool] {
        _ = try bench.make(
            "corners.raw", "-i \(path) -frames:v 1 -vf scale=2:2:flags=area,format=gray -f rawvideo")
        return [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent("corners.raw"))).map { $0 > 128 }
    }

    @Test("A flash and a beep that go together come out together, also where the sound starts late")
    func lipSync() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i color=black:s=320x240:r=25:d=4,drawbox=color=white:t=fill:enable='between(t,2.4,2.6)' "
                + "-itsoffset 1 -f lavfi -i aevalsrc='if(between(t,1.4,1.6),sin(2*PI*1000*t),0)':d=3:s=48000 \(Self.fast)"
        )
        let report = try bench.transcode(input)
        let levels = try Tool.run(
            "ffprobe",
            ["-v", "error", "-f", "lavfi", "-i", "movie=\(bench.path("out/240p.mp4")),signalstats", "-show_entries"]
                + ["frame_tags=lavfi.signalstats.YAVG", "-of", "csv=p=0"])
        let flash = try #require(levels.split(separator: "\n").firstIndex { (Double($0) ?? 0) > 128 })
        _ = try bench.make("beep.raw", "-i \(bench.path("out/audio.mp4")) -ac 1 -f s16le")
        let samples = try Data(contentsOf: bench.folder.appendingPathComponent("beep.raw"))
        let loud = try #require(
            stride(from: 0, to: samples.count - 1, by: 2).first { abs(Int(Int8(bitPattern: samples[$0 + 1]))) > 4 })
        #expect(abs(Double(flash) / 25 - 2.4) < 0.001)
        #expect(abs(Double(loud) / 2 / 48000 - 2.4) < 0.012)
        try OutputChecks.check(report, in: bench.path("out"))
    }

    @Test("Progress goes forward to the end, and stopping it leaves nothing behind")
    func progress() throws {
        let bench = try Workbench()
        let input = try bench.make("in.mp4", "\(Self.picture("320x240")) \(Self.fast)")
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        var seen: [MediaProgress] = []
        _ = try Transcoder().transcode(descriptor: handle.fileDescriptor, to: bench.path("out")) { seen.append($0) }
        #expect(seen.map(\.fraction) == seen.map(\.fraction).sorted())
        #expect(seen.first?.stage == .probing)
        #expect(seen.last == .finishing(1))
        let stop = MediaError(.internal, "Stopped.")
        #expect(throws: stop) {
            try Transcoder().transcode(descriptor: handle.fileDescriptor, to: bench.path("never")) {
                progress throws(MediaError) in
                if progress.stage == .finishing { throw stop }
            }
        }
        #expect(bench.names == ["in.mp4", "out"])
    }

    @Test("Looking into a file and putting the result together are told as they go on")
    func signsOfLife() throws {
        let bench = try Workbench()
        let input = try bench.make("in.mp4", "-f lavfi -i testsrc2=s=320x240:r=25:d=60 \(Self.fast)")
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        var seen: [MediaProgress] = []
        let transcoder = Transcoder(request: TranscodeRequest(ladder: .perTitle), cores: 2)
        _ = try transcoder.transcode(descriptor: handle.fileDescriptor, to: bench.path("out")) { seen.append($0) }
        func steps(_ stage: MediaProgress.Stage) -> Set<Double> {
            Set(seen.filter { $0.stage == stage }.map(\.fraction))
        }
        // Three moments, and as many chunks as there are.
        #expect(steps(.probing).count >= 3)
        #expect(steps(.finishing).count >= 3)
        #expect(seen.allSatisfy { (0...1).contains($0.fraction) })
    }
}
