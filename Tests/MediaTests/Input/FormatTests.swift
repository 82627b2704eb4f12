import Foundation
import Testing

@testable import Media

@Suite struct FormatTests {
    /// A file's name, ffmpeg's arguments for pictures and sound, and what the
    /// report says of them.
    struct Format: CustomTestStringConvertible, Sendable {
        var file: String
        var video: String
        var audio: String
        var codecs: [String]

        var testDescription: String { "\(file): \(codecs.joined(separator: " and "))" }
    }

    static let x264 = "libx264 -preset ultrafast"
    static let x265 = "libx265 -preset ultrafast -x265-params log-level=none"
    static let pcm = "pcm_s16le"

    static let acceptedFormats = [
        Format(file: "a.mov", video: x264, audio: "alac", codecs: ["h264", "alac"]),
        Format(file: "a.mp4", video: x265 + " -tag:v hvc1", audio: "aac", codecs: ["hevc", "aac"]),
        Format(file: "b.mp4", video: x265 + " -pix_fmt yuv420p10le", audio: "mp3", codecs: ["hevc", "mp3"]),
        Format(file: "a.m4v", video: x264, audio: "ac3", codecs: ["h264", "ac3"]),
        Format(
            file: "c.mp4", video: "libaom-av1 -cpu-used 8 -usage realtime", audio: "libopus", codecs: ["av1", "opus"]),
        Format(file: "a.3gp", video: "mpeg4", audio: "aac -ar 8000 -ac 1", codecs: ["mpeg4", "aac"]),
        Format(file: "a.mkv", video: "libvpx -deadline realtime", audio: "libvorbis", codecs: ["vp8", "vorbis"]),
        Format(file: "a.webm", video: "libvpx-vp9 -deadline realtime", audio: "libopus", codecs: ["vp9", "opus"]),
        Format(file: "b.mkv", video: x264, audio: "flac", codecs: ["h264", "flac"]),
        Format(file: "b.mov", video: "prores_ks -profile:v 2", audio: "pcm_s24le", codecs: ["prores", "pcm_s24le"]),
        Format(file: "c.mov", video: "mjpeg -pix_fmt yuvj422p", audio: "pcm_s16be", codecs: ["mjpeg", "pcm_s16be"]),
        Format(file: "a.avi", video: "mpeg4", audio: "libmp3lame", codecs: ["mpeg4", "mp3"]),
        Format(file: "b.avi", video: "mjpeg -pix_fmt yuvj420p", audio: "pcm_u8", codecs: ["mjpeg", "pcm_u8"]),
        Format(file: "a.ts", video: x264, audio: "aac", codecs: ["h264", "aac"]),
        Format(file: "a.m2ts", video: x264, audio: "ac3", codecs: ["h264", "ac3"]),
        Format(file: "b.ts", video: x265, audio: "mp2", codecs: ["hevc", "mp2"]),
    ]

    @Test("Pictures keep their colour and sound its pitch, whatever they came in", arguments: acceptedFormats)
    func accepted(_ format: Format) throws {
        let bench = try Workbench()
        let input = try bench.make(
            format.file,
            "-f lavfi -i color=0xc86432:s=128x96:r=25:d=1,scale=out_color_matrix=smpte170m "
                + "-f lavfi -i sine=f=440:d=1 -colorspace smpte170m "
                + "-c:v \(format.video) -c:a \(format.audio) -strict -2")
        let report = try bench.transcode(input)
        #expect([report.source.videoCodec, report.source.audioCodec] == format.codecs)
        #expect(abs(report.duration - 1) < 0.1)
        let colour = try Tool.colour(bench.path("out/96p.mp4"), x: 40, y: 40, side: 32)
        #expect(zip(colour, [0xc8, 0x64, 0x32]).allSatisfy { abs($0 - $1) <= 8 }, "\(colour)")
        #expect(abs(try Tool.pitch(bench.path("out/audio.mp4"), at: 0.3) - 440) < 12)
    }

    /// What the refusal names.
    static let refusedFormats = [
        Format(file: "a.mov", video: "dnxhd -profile:v dnxhr_lb -pix_fmt yuv422p", audio: pcm, codecs: ["DNxHD"]),
        Format(file: "a.ts", video: "mpeg2video", audio: "mp2", codecs: ["MPEG-2 video"]),
        Format(file: "a.avi", video: "wmv2", audio: "libmp3lame", codecs: ["Windows Media Video 8"]),
        Format(file: "a.mkv", video: "libtheora", audio: "libvorbis", codecs: ["Theora"]),
        Format(file: "b.mkv", video: "ffv1", audio: "flac", codecs: ["FFmpeg video codec #1"]),
        Format(file: "b.mov", video: "qtrle", audio: pcm, codecs: ["QuickTime Animation"]),
        Format(file: "b.avi", video: "cinepak", audio: pcm, codecs: ["Cinepak"]),
        Format(file: "c.mkv", video: x264, audio: "wmav2", codecs: ["Windows Media Audio 2"]),
        Format(file: "d.mkv", video: x264, audio: "dca -strict -2", codecs: ["DCA (DTS"]),
        Format(file: "e.mkv", video: x264, audio: "truehd -strict -2", codecs: ["TrueHD"]),
    ]

    @Test("Any other codec is refused by its name, with what to do", arguments: refusedFormats)
    func refused(_ format: Format) throws {
        let bench = try Workbench()
        let input = try bench.make(
            format.file,
            "-f lavfi -i testsrc2=s=256x144:r=25:d=0.4 -f lavfi -i sine=d=0.4 "
                + "-c:v \(format.video) -c:a \(format.audio)")
        let error = #expect(throws: MediaError.self) { try bench.transcode(input) }
        #expect(error?.code == .unsuitable)
        #expect(error?.message.contains(format.codecs[0]) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("upload that.") == true)
        #expect(bench.names == [format.file])
    }

    @Test("Only decoders that are on the list can be opened")
    func closed() {
        #expect(Set(InputLimits.codecs).isDisjoint(with: ["dnxhd", "mpeg2video", "h263", "theora", "hls", "dvvideo"]))
        #expect(InputLimits.codecs.count < 40)
    }

    @Test("A track in a format of its own beside one that is read is no reason to refuse")
    func secondTrack() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mkv",
            "-f lavfi -i testsrc2=s=128x96:r=25:d=1 -f lavfi -i sine=f=300:d=1 -f lavfi -i sine=f=700:d=1 "
                + "-map 0 -map 1 -map 2 -c:v \(Self.x264) -c:a:0 wmav2 -c:a:1 aac -disposition:a:0 default")
        #expect(try bench.transcode(input).source.audioCodec == "aac")
        #expect(abs(try Tool.pitch(bench.path("out/audio.mp4"), at: 0.3) - 700) < 12)
    }
}
