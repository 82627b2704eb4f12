import Foundation
import LibAV
import Testing

@testable import Media

/// Sound in all the shapes that files have it in.
@Suite struct SoundTests {
    static let picture = "-f lavfi -i testsrc2=s=160x120:r=25:d=4"
    static let fast = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p"

    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// A file's name and ffmpeg's arguments after the pictures; the sound is
    /// a tone of 440 waves a second.
    static let kinds = [
        ("one channel", "in.mp4", "-f lavfi -i sine=d=4 -ac 1"),
        ("six channels", "in.mp4", "-f lavfi -i sine=d=4 -af pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0|BL=c0|BR=c0"),
        ("only the centre of six", "in.mkv", "-f lavfi -i sine=d=4 -af pan=5.1|FC=c0 -c:a ac3"),
        ("24 bits at 96 kHz", "in.mov", "-f lavfi -i sine=d=4:r=96000 -c:a pcm_s24be"),
        ("8 kHz", "in.avi", "-f lavfi -i sine=d=4:r=8000 -c:a pcm_mulaw"),
        ("MP3 in MP4", "in.mp4", "-f lavfi -i sine=d=4 -c:a libmp3lame"),
        ("longer than the pictures", "in.mp4", "-f lavfi -i sine=d=4.4"),
        (
            "four channels without a name", "in.mov",
            "-f lavfi -i sine=d=4 -af pan=4c|c0=c0|c1=c0|c2=c0|c3=c0 -c:a pcm_s16le"
        ),
    ]

    @Test("Sound of every shape comes out in stereo, heard to its end", arguments: kinds.indices)
    func shapes(index: Int) throws {
        let (_, file, arguments) = Self.kinds[index]
        let input = try bench.make(file, "\(Self.picture) \(arguments) \(Self.fast)")
        let report = try bench.transcode(input)
        try OutputChecks.check(report, in: bench.path("out"))
        for seconds in [0.1, 3.4] {
            #expect(abs(try Tool.pitch(bench.path("out/audio.mp4"), at: seconds) - 440) < 12)
        }
    }

    @Test(
        "Where sound is missing there is silence",
        arguments: ["-an", "-f lavfi -i sine=d=1", "-itsoffset 2 -f lavfi -i sine=d=2"])
    func missing(arguments: String) throws {
        let input = try bench.make("in.mp4", "\(Self.picture) \(arguments) \(Self.fast)")
        let report = try bench.transcode(input)
        try OutputChecks.check(report, in: bench.path("out"))
        let samples = try Tool.samples(bench.path("out/audio.mp4"))
        let loud = (0..<4).map { second in
            samples[second * 48000 + 4800..<second * 48000 + 43200].contains { abs($0) > 0.01 }
        }
        #expect(abs(Double(samples.count) / 48000 - 4) < 0.022)
        #expect(
            loud
                == (arguments == "-an"
                    ? [false, false, false, false]
                    : arguments.hasPrefix("-its") ? [false, false, true, true] : [true, false, false, false]))
    }

    @Test(
        "Of two tracks the wanted language is taken, or else the default one",
        arguments: [
            ("dan", "swe", 1, 400.0), ("swe", "dan", 0, 900), ("eng", "nor", 1, 900), ("eng", "nor", 0, 400),
            ("und", "und", 1, 900),
        ])
    func tracks(first: String, second: String, marked: Int, pitch: Double) throws {
        let input = try bench.make(
            "in.mkv",
            "\(Self.picture) -f lavfi -i sine=f=400:d=4 -f lavfi -i sine=f=900:d=4 -map 0 -map 1 -map 2 "
                + "-metadata:s:a:0 language=\(first) -metadata:s:a:1 language=\(second) "
                + "-disposition:a:0 \(marked == 0 ? "default" : "0") -disposition:a:1 \(marked == 1 ? "default" : "0") "
                + Self.fast)
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        let probe = try Probe(descriptor: handle.fileDescriptor, language: "da")
        #expect(probe.audio?.index == (pitch == 400 ? 1 : 2))
    }

    @Test(
        "A whisper and a shout come out equally loud, and the report tells how loud they were", arguments: [-35.0, -5])
    func loudness(level: Double) throws {
        let input = try bench.make("in.mkv", Speech.arguments(loudness: level) + " -c:a pcm_f32le")
        let report = try bench.transcode(input)
        #expect(abs(try Tool.loudness(bench.path("out/audio.mp4")) + 16) < 1)
        #expect(try Tool.truePeak(bench.path("out/audio.mp4")) < -0.5)
        #expect(abs(try #require(report.sourceLoudness) - level) < 1)
    }
}
