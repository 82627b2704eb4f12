import Domain

@testable import Media

/// Reports as a transcoding makes them, without media.
enum SampleClips {
    /// A clip of fragments of two seconds and a rest.
    ///
    /// - Parameters:
    ///   - seconds: of the pictures.
    ///   - drift: seconds that the sound is longer than the pictures.
    static func clip(
        _ name: String, seconds: Double, rungs: [Int] = [360, 720], frameRate: Double = 25, drift: Double = 0,
        bandwidth: Int = 1000
    ) -> Clip {
        let renditions = rungs.map { height in
            Track(
                name: "\(height)p", file: "\(height)p.mp4", playlist: "\(height)p.m3u8",
                codecs: height > 540 ? "avc1.64001f" : "avc1.64001e",
                size: Size(width: height * 16 / 9, height: height), frameRate: frameRate,
                averageBandwidth: bandwidth * height, peakBandwidth: bandwidth * height * 2,
                initialization: ByteRange(offset: 0, length: 800),
                fragments: fragments(seconds: seconds, bytes: height * 100, keyFrame: 500))
        }
        let audio = Track(
            name: "audio", file: "audio.mp4", playlist: "audio.m3u8", codecs: "mp4a.40.2",
            averageBandwidth: 128_000, peakBandwidth: 130_000, initialization: ByteRange(offset: 0, length: 700),
            fragments: fragments(seconds: seconds + drift, bytes: 32_000, keyFrame: nil))
        let source = SourceSummary(
            container: "mov", videoCodec: "h264", audioCodec: "aac", size: Size(width: 1280, height: 720), rotation: 0,
            variableFrameRate: false)
        let report = VideoReport(
            duration: seconds, renditions: renditions, audio: audio, poster: "poster.jpg", source: source)
        return Clip(report: report, base: "/media/\(name)/")
    }

    private static func fragments(seconds: Double, bytes: Int, keyFrame: Int?) -> [Fragment] {
        let whole = Int(seconds / 2)
        let lengths =
            Array(repeating: 2.0, count: whole) + (seconds > Double(whole) * 2 ? [seconds - Double(whole) * 2] : [])
        return lengths.enumerated().map { index, length in
            Fragment(
                duration: length, range: ByteRange(offset: 1000 + index * bytes, length: bytes),
                keyFrameLength: keyFrame, startsSegment: index % 3 == 0)
        }
    }

    /// A rest as `RestClip` makes it: fragments of one second, in whole
    /// packets of sound.
    static func rest(_ name: String, seconds: Int) -> Clip {
        var clip = clip(name, seconds: Double(seconds), frameRate: 10)
        func fragment(_ second: Int, bytes: Int) -> Fragment {
            Fragment(
                duration: 1, range: ByteRange(offset: 1000 + second * bytes, length: bytes),
                startsSegment: second % 6 == 0)
        }
        for index in clip.report.renditions.indices {
            clip.report.renditions[index].fragments = (0..<seconds).map { second in
                var fragment = fragment(second, bytes: 500)
                fragment.keyFrameLength = 400
                return fragment
            }
        }
        func packets(_ seconds: Int) -> Int { (seconds * 48_000 + 1023) / 1024 }
        clip.report.audio.fragments = (0..<seconds).map { second in
            var fragment = fragment(second, bytes: 2000)
            fragment.sound = Fragment.Sound(packets: packets(second + 1) - packets(second), lastPacketLength: 40)
            return fragment
        }
        return clip
    }

    static func item(
        _ name: String, _ clip: Clip?, sets: Int = 1, _ amount: Dose.Amount, rest: Int = 0,
        repetitionsInVideo: Int = 8, id: ID<Exercise> = .new(at: Instant(milliseconds: 0))
    ) throws -> Timeline.Item {
        guard let dose = Dose(sets: sets, amount: amount, rest: rest) else {
            throw MediaError(.internal, "The sample's dose is out of range.")
        }
        return Timeline.Item(
            exercise: id, name: LocalizedText([.danish: name, .english: name + " (en)"]),
            instruction: LocalizedText([.danish: "Gør sådan."]), repetitionsInVideo: repetitionsInVideo, dose: dose,
            clip: clip)
    }
}
