internal import LibAV

/// One pass over a file: decode, filter, encode.
final class TranscodeRun {
    private let input: Input
    private let probe: Probe
    private let limits: InputLimits
    private let writer: LadderWriter
    private let pictures: PictureSource
    private let sound: SoundSource
    private var meter: ProgressMeter

    private let videoDecoder: Decoder
    private let audioDecoder: Decoder?
    private let audio: StreamInfo?
    private let packet: Packet
    private let frame: Frame

    /// Where the last picture ends, ticks of the video after its first.
    private var videoEnd: Int64 = 0
    /// Where the last samples end, seconds after the first picture.
    private var audioEnd = 0.0

    init(
        _ input: consuming Input, writer: LadderWriter, limits: InputLimits, meter: ProgressMeter
    ) throws(MediaError) {
        let probe = input.probe
        videoDecoder = try Self.open(probe.video, of: input.demuxer, limits: limits)
        // Sound that cannot be decoded is no reason to refuse the pictures.
        var audio = probe.audio
        var audioDecoder: Decoder?
        if let stream = audio { audioDecoder = try? Self.open(stream, of: input.demuxer, limits: limits) }
        if audioDecoder == nil { audio = nil }
        self.audioDecoder = audioDecoder
        self.audio = audio
        input.demuxer.keepOnly([probe.video.index] + (audio.map { [$0.index] } ?? []))
        pictures = try PictureSource(probe, ladder: writer.ladder)
        sound = try SoundSource(timeBase: audio?.timeBase ?? Rational(1, Int32(FragmentGrid.sampleRate)))
        packet = try making { () throws(LibAVError) in try Packet() }
        frame = try making { () throws(LibAVError) in try Frame() }
        self.input = input
        self.probe = probe
        self.writer = writer
        self.limits = limits
        self.meter = meter
    }

    private static func open(
        _ stream: StreamInfo, of demuxer: borrowing Demuxer, limits: InputLimits
    ) throws(MediaError) -> Decoder {
        try reading { () throws(LibAVError) in
            try Decoder(stream, of: demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels)
        }
    }

    func run() throws(MediaError) -> VideoReport {
        while try reading({ () throws(LibAVError) in try input.demuxer.read(into: packet) }) == .ready {
            if packet.stream == probe.video.index {
                // A damaged packet costs its own pictures, not the video.
                try? making { () throws(LibAVError) in try videoDecoder.send(packet) }
                try takePictures()
            } else if packet.stream == audio?.index {
                try? making { () throws(LibAVError) in try audioDecoder?.send(packet) }
                try takeSound()
            }
            try meter.made(writer.seconds)
        }
        try reading { () throws(LibAVError) in
            try videoDecoder.finish()
            try audioDecoder?.finish()
        }
        try takeSound()
        try takePictures()
        try refuseIfCutOff()
        try pictures.finish(at: end())
        try encodePictures()
        try meter.finishing()
        var summary = probe.summary
        summary.audioCodec = audio?.codec
        return try writer.finish(summary) { count throws(MediaError) in
            try sound.fill(until: count) { frame throws(MediaError) in try writer.audio.add(frame) }
        }
    }

    private func takePictures() throws(MediaError) {
        while decode(videoDecoder) == .ready {
            let time = frame.bestPresentation.map { $0 - probe.origin } ?? videoEnd
            let seconds = Double(time) * probe.video.timeBase.value
            guard seconds < limits.duration else {
                throw MediaError(
                    .unsuitable, "The video is longer than the \(Int(limits.duration / 60)) minutes allowed; cut it.")
            }
            frame.presentation = time
            let usual = Int64((1 / (probe.frameRate.rate.value * probe.video.timeBase.value)).rounded())
            videoEnd = max(videoEnd, time + (frame.duration > 0 ? frame.duration : usual))
            try pictures.push(frame)
            try encodePictures()
        }
    }

    private func takeSound() throws(MediaError) {
        guard let audio, audioDecoder != nil else { return }
        let origin = rescale(probe.origin, from: probe.video.timeBase, to: audio.timeBase)
        while try decodeSound() == .ready {
            let known = frame.bestPresentation.map { $0 - origin }
            frame.presentation = known
            let rate = Double(max(1, frame.sampleRate))
            let start = known.map { Double($0) * audio.timeBase.value } ?? audioEnd
            guard start < limits.duration else { continue }
            audioEnd = max(audioEnd, start + Double(frame.samples) / rate)
            try sound.push(frame)
            try sound.drain { frame throws(MediaError) in try writer.audio.add(frame) }
        }
    }

    private func decode(_ decoder: borrowing Decoder) -> Poll {
        // After an error a decoder goes on with the next packet.
        (try? decoder.receive(into: frame)) ?? .again
    }

    private func decodeSound() throws(MediaError) -> Poll {
        (try? audioDecoder?.receive(into: frame)) ?? .again
    }

    private func encodePictures() throws(MediaError) {
        try pictures.drain { frame, rung throws(MediaError) in try writer.add(frame, rung: rung) }
    }

    /// Where the last picture is to end: where its time is over, or where the
    /// sound ends if that goes on for long, as over a still picture.
    private func end() -> Int64 {
        let tick = probe.video.timeBase.value
        return audioEnd > Double(videoEnd) * tick + 0.5 ? Int64(audioEnd / tick) : videoEnd
    }

    /// A file that says it is longer than it is was not uploaded whole.
    private func refuseIfCutOff() throws(MediaError) {
        let made = max(Double(videoEnd) * probe.video.timeBase.value, probe.video.duration == nil ? audioEnd : 0)
        guard videoEnd > 0, let expected = probe.expected, made < expected * 0.9 - 1 else { return }
        throw MediaError(
            .unreadable,
            "The file is cut off: it should last \(Int(expected)) seconds but ends after \(Int(made)); upload it again."
        )
    }
}
