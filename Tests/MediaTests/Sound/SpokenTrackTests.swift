import Foundation
import LibAV
import Testing

@testable import Media

@Suite struct SpokenTrackTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// A video of seven seconds at 29.97.
    private func video() throws -> VideoReport {
        let input = try bench.make(
            "in.mp4", "-f lavfi -i testsrc2=s=320x240:r=30000/1001:d=7 -c:v libx264 -preset ultrafast -pix_fmt yuv420p")
        return try bench.transcode(input)
    }

    private func make(_ input: String, like report: VideoReport, language: String = "sv") throws -> Track {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        defer { try? handle.close() }
        return try SpokenTrack().make(
            descriptor: handle.fileDescriptor, like: report, language: language, work: bench.path("spoken"))
    }

    @Test(
        "Sound of any kind and length is cut like the video's own, at the same loudness",
        arguments: [
            ("a.m4a", "-f lavfi -i sine=d=3 -af volume=-20dB -c:a aac"), ("a.mp3", "-f lavfi -i sine=d=9"),
            ("a.wav", "-f lavfi -i sine=d=7:r=96000 -c:a pcm_s24le"), ("a.ogg", "-f lavfi -i sine=d=7 -c:a libvorbis"),
            ("b.ogg", "-f lavfi -i sine=d=7 -c:a libopus"), ("a.flac", "-f lavfi -i sine=d=7"),
            ("a.mkv", "-f lavfi -i sine=d=7 -f lavfi -i color=s=64x64:d=7 -c:v libx264 -c:a ac3"),
        ])
    func formats(name: String, arguments: String) throws {
        let report = try video()
        let track = try make(try bench.make(name, arguments), like: report)
        #expect(track.file == "audio-sv.mp4")
        #expect(track.playlist == "audio-sv.m3u8")
        #expect(track.fragments.map(\.duration) == report.audio.fragments.map(\.duration))
        #expect(track.fragments.map(\.startsSegment) == report.audio.fragments.map(\.startsSegment))
        #expect(track.fragments.map(\.sound?.packets) == report.audio.fragments.map(\.sound?.packets))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: bench.path("spoken")).sorted() == [
                "audio-sv.m3u8", "audio-sv.mp4",
            ])
        #expect(abs(try Tool.loudness(bench.path("spoken/audio-sv.mp4")) + 16) < 1)
    }

    @Test("Of two languages in a file the one that was asked for is taken")
    func language() throws {
        let report = try video()
        let input = try bench.make(
            "two.mkv",
            "-f lavfi -i sine=f=300:d=7 -f lavfi -i sine=f=2000:d=7 -map 0 -map 1 -c:a aac "
                + "-metadata:s:a:0 language=dan -metadata:s:a:1 language=swe -disposition:a:0 default")
        _ = try make(input, like: report)
        #expect(abs(try Tool.pitch(bench.path("spoken/audio-sv.mp4"), at: 3) - 2000) < 60)
    }

    @Test("A file without speech is refused, and nothing is left")
    func refused() throws {
        let report = try video()
        let silent = try bench.make("silent.wav", "-f lavfi -i anullsrc=d=7 -t 7")
        let pictures = try bench.make("mute.mp4", "-f lavfi -i color=s=64x64:d=1 -c:v libx264")
        let text = try bench.write("text.mp3", Array("Hello".utf8))
        for (input, clue) in [(silent, "Nothing can be heard"), (pictures, "no sound"), (text, "no sound that")] {
            let error = #expect(throws: MediaError.self) { try make(input, like: report) }
            #expect(error?.message.contains(clue) == true, "\(error?.message ?? "")")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.path("spoken")).isEmpty)
    }
}
