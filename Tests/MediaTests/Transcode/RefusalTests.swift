import Domain
import Foundation
import Testing

@testable import Media

@Suite("What is no video is refused in one sentence, and nothing is left") struct RefusalTests {
    @Test(
        "Bytes that are no video",
        arguments: [
            ("", "empty", .empty), ("Hello, this is a letter.\n", "not a video", .noVideo),
            ("#EXTM3U\n#EXTINF:1,\n/etc/passwd\n#EXT-X-ENDLIST\n", "playlist", .playlist),
            ("<?xml version=\"1.0\"?><MPD></MPD>", "not a video", .noVideo),
            ("ffconcat version 1.0\nfile /etc/passwd\n", "playlist", .playlist),
            ("\u{0}\u{0}\u{0}\u{18}ftypisom and then nothing of the kind", "damaged", .damaged),
            ("RIFF....AVI and then nothing", "cut off", .cutOffBytes),
        ] as [(String, String, MediaError.Reason)])
    func bytes(text: String, clue: String, reason: MediaError.Reason) throws {
        let bench = try Workbench()
        try refuse(try bench.write("in.mp4", Array(text.utf8)), bench, .unreadable, clue, reason)
    }

    @Test("A picture, which ffmpeg would take for a video")
    func still() throws {
        let bench = try Workbench()
        try refuse(
            try bench.make("in.png", "-f lavfi -i color=red -frames:v 1"), bench, .unreadable, "not a video", .noVideo)
    }

    @Test("Sound alone, and sound with a cover", arguments: [false, true])
    func soundOnly(hasCover: Bool) throws {
        let bench = try Workbench()
        let cover = try bench.make("cover.jpg", "-f lavfi -i color=red:s=64x64 -frames:v 1")
        let arguments = hasCover ? "-i \(cover) -map 0 -map 1 -c:v mjpeg -disposition:v attached_pic" : ""
        let input = try bench.make("in.m4a", "-f lavfi -i sine=d=1 \(arguments) -f mp4")
        try FileManager.default.removeItem(atPath: cover)
        try refuse(input, bench, .unsuitable, "no picture", .noPicture)
    }

    @Test("Codecs that are not read are named")
    func codecs() throws {
        let bench = try Workbench()
        let pictures = try bench.make("in.mkv", "-f lavfi -i testsrc2=s=320x240:d=1 -c:v mpeg2video")
        try refuse(pictures, bench, .unsuitable, "MPEG-2", .pictureCodec)
    }

    @Test(
        "Cut off in the middle",
        arguments: [
            ("in.mp4", "damaged", .damaged), ("front.mp4", "cut off", .cutOff), ("in.mkv", "cut off", .cutOff),
        ] as [(String, String, MediaError.Reason)])
    func truncated(name: String, clue: String, reason: MediaError.Reason) throws {
        let bench = try Workbench()
        let front = name == "front.mp4" ? "-movflags +faststart" : ""
        let input = try bench.make(
            name, "-f lavfi -i testsrc2=s=320x240:d=20 -c:v libx264 -preset ultrafast -g 25 \(front)")
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input)))
        try refuse(try bench.write(name, Array(bytes.prefix(bytes.count / 2))), bench, .unreadable, clue, reason)
    }

    @Test("Random bytes behind a good beginning do not end the process", arguments: 0..<24)
    func noise(seed: UInt64) throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4", "-f lavfi -i testsrc2=s=160x120:d=1 -f lavfi -i sine=d=1 -c:v libx264 -preset ultrafast")
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input)))
        var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        for _ in 0..<40 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            bytes[32 + Int(state % UInt64(bytes.count - 32))] = UInt8(truncatingIfNeeded: state >> 40)
        }
        // Both a video and a refusal are right; a crash or a rest is not.
        _ = try? bench.transcode(try bench.write("in.mp4", bytes))
        #expect(Set(bench.names).isSubset(of: ["in.mp4", "out"]))
    }

    @Test("Beyond a limit")
    func limits() throws {
        let bench = try Workbench()
        let input = try bench.make("in.mp4", "-f lavfi -i testsrc2=s=320x240:d=3 -c:v libx264 -preset ultrafast")
        var limits = InputLimits()
        limits.pixels = 1000
        try refuse(input, bench, .unsuitable, "320×240", .tooLarge, limits)
        limits = InputLimits()
        limits.duration = 2
        try refuse(input, bench, .unsuitable, "longer", nil, limits)
        limits = InputLimits()
        limits.shortestSide = 400
        try refuse(input, bench, .unsuitable, "too small", .tooSmall, limits)
    }

    private func refuse(
        _ input: String, _ bench: Workbench, _ code: MediaError.Code, _ clue: String,
        _ reason: MediaError.Reason?, _ limits: InputLimits = InputLimits()
    ) throws {
        let before = bench.names
        let error = #expect(throws: MediaError.self) { try bench.transcode(input, limits: limits) }
        #expect(error?.code == code)
        #expect(error?.message.contains(clue) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix(".") == true)
        let refusal = try #require(error?.refusal)
        #expect(reason == nil || refusal.reason == reason?.rawValue)
        // What the English sentence names, a translated one can name, too.
        for value in refusal.values { #expect(error?.message.contains(value) == true, "\(value)") }
        #expect(bench.names == before)
    }
}
