import Domain
import Media

/// The report of a clip as a transcoding makes it, without media.
enum SampleReport {
    static func make(seconds: Double) -> VideoReport {
        let renditions = [360, 720].map { height in
            Track(
                name: "\(height)p", file: "\(height)p.mp4", playlist: "\(height)p.m3u8",
                codecs: height > 540 ? "avc1.64001f" : "avc1.64001e",
                size: Size(width: height * 16 / 9, height: height), frameRate: 25, averageBandwidth: 1000 * height,
                peakBandwidth: 2000 * height, initialization: ByteRange(offset: 0, length: 800),
                fragments: fragments(seconds: seconds, bytes: height * 100, keyFrame: 500))
        }
        let audio = Track(
            name: "audio", file: "audio.mp4", playlist: "audio.m3u8", codecs: "mp4a.40.2", averageBandwidth: 128_000,
            peakBandwidth: 130_000, initialization: ByteRange(offset: 0, length: 700),
            fragments: fragments(seconds: seconds, bytes: 32_000, keyFrame: nil))
        return VideoReport(
            duration: seconds, renditions: renditions, audio: audio, poster: "poster.jpg",
            source: SourceSummary(
                container: "mov", videoCodec: "h264", audioCodec: "aac", size: Size(width: 1280, height: 720),
                rotation: 0, variableFrameRate: false))
    }

    /// The same while its second rendition is on its way.
    static func partial(seconds: Double) -> VideoReport {
        var report = make(seconds: seconds)
        report.renditions.removeLast()
        report.isPartial = true
        return report
    }

    /// The same with a spoken track.
    static func spoken(seconds: Double, _ language: Language) -> VideoReport {
        var report = make(seconds: seconds)
        var track = report.audio
        (track.name, track.file) = ("audio-\(language.rawValue)", "audio-\(language.rawValue).mp4")
        track.playlist = "audio-\(language.rawValue).m3u8"
        report.spoken = [language.rawValue: track]
        return report
    }

    private static func fragments(seconds: Double, bytes: Int, keyFrame: Int?) -> [Fragment] {
        let whole = Int(seconds / 2)
        let rest = seconds - Double(whole) * 2
        let lengths = Array(repeating: 2.0, count: whole) + (rest > 0 ? [rest] : [])
        return lengths.enumerated().map { index, length in
            Fragment(
                duration: length, range: ByteRange(offset: 1000 + index * bytes, length: bytes),
                keyFrameLength: keyFrame, startsSegment: index % 3 == 0)
        }
    }
}
