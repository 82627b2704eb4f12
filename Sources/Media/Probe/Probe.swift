package import LibAV

/// What is in an uploaded file, found without decoding it.
package struct Probe: Hashable, Sendable {
    package var container: Container
    /// Seconds, as the file tells.
    package var duration: Double?
    package var video: StreamInfo
    package var audio: StreamInfo?
    /// When the first picture is shown, in the video's time base.
    package var origin: Int64
    package var frameRate: FrameRate
    /// Pixels as shown: upright and square.
    package var size: Size

    package var summary: SourceSummary {
        SourceSummary(
            container: container.rawValue, videoCodec: video.codec, audioCodec: audio?.codec, size: size,
            rotation: video.rotation, variableFrameRate: frameRate.isVariable)
    }

    /// Reads the header and the times of the first pictures, then goes back
    /// to the beginning.
    init(
        _ demuxer: borrowing Demuxer, container: Container, limits: InputLimits, language: String?
    ) throws(MediaError) {
        let streams = demuxer.streams
        guard !streams.isEmpty else {
            throw MediaError(
                .unreadable, "The file is damaged: it holds neither pictures nor sound; upload another copy.",
                as: .nothingInside)
        }
        let video = try Self.pictures(streams)
        guard video.width > 0, video.height > 0 else {
            throw MediaError(
                .unreadable, "The file names a video but holds none of it; upload another copy of it.",
                as: .nothingInside)
        }
        guard video.width * video.height <= limits.pixels else {
            throw MediaError(
                .unsuitable, "The picture of \(video.width)×\(video.height) is too large; upload it as 4K or smaller.",
                as: .tooLarge, "\(video.width)", "\(video.height)")
        }
        size = Self.shownSize(video)
        guard min(size.width, size.height) >= limits.shortestSide else {
            throw MediaError(
                .unsuitable,
                "The picture of \(size.width)×\(size.height) is too small to be seen; upload a larger one.",
                as: .tooSmall, "\(size.width)", "\(size.height)")
        }
        if let duration = demuxer.duration, duration > limits.duration {
            throw MediaError(
                .unsuitable,
                "The video of \(Int(duration / 60)) minutes is longer than the \(Int(limits.duration / 60)) allowed; cut it into parts.",
                as: .tooLong, "\(Int(duration / 60))", "\(Int(limits.duration / 60))")
        }
        self.container = container
        self.video = video
        audio = try Self.sound(streams, language: language)
        let times = try Self.times(of: video, in: demuxer)
        let tick = video.timeBase.value
        origin = times.first ?? 0
        // Matroska counts its duration from zero, wherever the pictures begin.
        duration = demuxer.duration.map { $0 - (container == .matroska ? max(0, Double(times.first ?? 0) * tick) : 0) }
        frameRate = FrameRate(times: times.map { Double($0) * tick }, tick: tick, declared: video.frameRate.value)
    }

    /// The stream with the pictures.
    private static func pictures(_ streams: [StreamInfo]) throws(MediaError) -> StreamInfo {
        let all = streams.filter { $0.kind == .video && !$0.isAttachedPicture }
        guard let first = best(all) else {
            throw MediaError(
                .unsuitable, "The file has no picture, only sound or data; upload a video.", as: .noPicture)
        }
        guard let video = best(all.filter { Codecs.pictures.contains($0.codec) }) else {
            throw Codecs.refusal(ofPictures: first)
        }
        guard video.dolbyVisionProfile != 5 else {
            throw MediaError(
                .unsuitable,
                "The pictures are Dolby Vision of profile 5, whose colours only its own players know; "
                    + "save the video as MP4 with H.264 and upload that.", as: .dolbyVision)
        }
        return video
    }

    /// The stream with the sound; nil if the file is silent.
    ///
    /// - Parameter language: is preferred, a BCP 47 tag.
    static func sound(_ streams: [StreamInfo], language: String?) throws(MediaError) -> StreamInfo? {
        let all = streams.filter { $0.kind == .audio }
        guard let first = best(all) else { return nil }
        // A phone may write a second track in a format of its own.
        let readable = all.filter { Codecs.sound.contains($0.codec) }
        guard !readable.isEmpty else { throw Codecs.refusal(ofSound: first) }
        let usable = readable.filter { $0.channels > 0 }
        return best(language.map { tag in usable.filter { $0.speaks(tag) } } ?? []) ?? best(usable)
    }

    /// The one marked as default, or else the first.
    private static func best(_ streams: [StreamInfo]) -> StreamInfo? {
        streams.first(where: \.isDefault) ?? streams.first
    }

    /// Seconds of pictures, as the file tells.
    package var expected: Double? { video.duration.map { Double($0) * video.timeBase.value } ?? duration }

    /// The fewest seconds of pictures in a file that is not cut off; some
    /// cameras tell a length that is a little beyond the last picture.
    static func leastWhole(_ expected: Double) -> Double { expected * 0.98 - 0.5 }

    /// Widens or heightens the picture so that its pixels are square and
    /// nothing is lost, then turns it.
    static func shownSize(_ video: StreamInfo) -> Size {
        var size = Size(width: video.width, height: video.height)
        let ratio = video.sampleAspectRatio.isPositive ? video.sampleAspectRatio.value : 1
        // Beyond this it is a mistake in the file, not a format.
        if ratio > 1 && ratio < 8 {
            size.width = Int((Double(size.width) * ratio).rounded())
        } else if ratio < 1 && ratio > 0.125 {
            size.height = Int((Double(size.height) / ratio).rounded())
        }
        return video.rotation % 180 == 0 ? size : Size(width: size.height, height: size.width)
    }

    /// The times of the first pictures, ascending.
    private static func times(of video: StreamInfo, in demuxer: borrowing Demuxer) throws(MediaError) -> [Int64] {
        let packet = try making { () throws(LibAVError) in try Packet() }
        var times: [Int64] = []
        var packets = 0
        demuxer.keepOnly([video.index])
        while times.count < 900, packets < 20000 {
            guard try reading({ () throws(LibAVError) in try demuxer.read(into: packet) }) == .ready else { break }
            packets += 1
            guard packet.stream == video.index, !packet.isDiscarded else { continue }
            if let time = packet.presentation ?? packet.decoding { times.append(time) }
        }
        // A picture is shown after ones that are stored behind it; those of
        // the last few may be missing.
        times.sort()
        if times.count > 64 { times.removeLast(16) }
        try reading { () throws(LibAVError) in try demuxer.rewind() }
        return times
    }
}
