import Domain
import Media

/// A long session's timeline, from reports as a transcoding makes them.
struct SampleSession {
    var exercises = 30
    var sets = 3

    func timeline() throws -> Timeline {
        guard let dose = Dose(sets: sets, amount: .repetitions(8), rest: 30) else {
            throw MediaError(.internal, "The sample's dose is out of range.")
        }
        let items = (0..<exercises).map { number in
            Timeline.Item(
                exercise: .new(at: Instant(milliseconds: Int64(number))),
                name: LocalizedText([.danish: "Øvelse \(number)"]), instruction: LocalizedText([.danish: "Gør sådan."]),
                repetitionsInVideo: 8, dose: dose, clip: exercise(number))
        }
        return try Timeline(items: items, rests: Rests(plain: [rest]), language: .danish)
    }

    /// Some thirty seconds, not all of one rate, five rungs.
    private func exercise(_ number: Int) -> Clip {
        let rate = number % 3 == 0 ? 30.0 : 25.0
        let pictures = Int(rate * 29.6) + number
        let whole = pictures / Int(2 * rate)
        var lengths = Array(repeating: 2.0, count: whole)
        let rest = Double(pictures) / rate - 2 * Double(whole)
        if rest > 0 { lengths.append(rest) }
        let sides = [234, 360, 540, 720, 1080]
        return clip("v\(number)", lengths, sides: sides, rate: rate, fragmentsInSegment: 3)
    }

    private var rest: Clip {
        clip("rest", Array(repeating: 1, count: 30), sides: [360, 720, 1080], rate: 10, fragmentsInSegment: 6)
    }

    private func clip(
        _ name: String, _ lengths: [Double], sides: [Int], rate: Double, fragmentsInSegment: Int
    ) -> Clip {
        let renditions = sides.map { side in
            track(
                "\(side)p", "avc1.64001f", lengths, fragmentsInSegment, bytes: side * 100,
                size: Size(width: side * 16 / 9, height: side), rate: rate)
        }
        let audio = track("audio", "mp4a.40.2", lengths, fragmentsInSegment, bytes: 32_000, size: nil, rate: nil)
        let source = SourceSummary(
            container: "mp4", videoCodec: "h264", audioCodec: "aac", size: Size(width: 1920, height: 1080), rotation: 0,
            variableFrameRate: false)
        var report = VideoReport(
            duration: lengths.reduce(0, +), renditions: renditions, audio: audio, poster: "poster.jpg", source: source)
        report.audioLanguage = "da"
        return Clip(report: report, base: "/media/\(name)/")
    }

    private func track(
        _ name: String, _ codecs: String, _ lengths: [Double], _ fragmentsInSegment: Int, bytes: Int, size: Size?,
        rate: Double?
    ) -> Track {
        var end = 0.0
        var packets = 0
        let fragments = lengths.enumerated().map { index, length in
            end += length
            let before = packets
            packets = Int((end * 48_000 / 1024).rounded(.up))
            var fragment = Fragment(
                duration: length, range: ByteRange(offset: 800 + index * bytes, length: bytes),
                startsSegment: index % fragmentsInSegment == 0)
            if size != nil {
                fragment.keyFrameLength = bytes / 3
            } else {
                fragment.sound = Fragment.Sound(packets: packets - before, lastPacketLength: 340)
            }
            return fragment
        }
        return Track(
            name: name, file: "\(name).mp4", playlist: "\(name).m3u8", codecs: codecs, size: size, frameRate: rate,
            averageBandwidth: bytes * 4, peakBandwidth: bytes * 5, initialization: ByteRange(offset: 0, length: 800),
            fragments: fragments)
    }
}
