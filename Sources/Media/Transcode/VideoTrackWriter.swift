internal import LibAV

/// Encodes one rung's pictures into its file.
final class VideoTrackWriter {
    let rung: LadderRung
    /// Pictures taken so far.
    private(set) var pictures = 0

    private let encoder: Encoder
    private let muxer: FragmentMuxer
    private let packet: Packet
    private let file: OutputFile
    private let initialization: ByteRange
    private let codec: String

    private var fragments: [(pictures: Int, range: ByteRange, keyFrameLength: Int?)] = []
    private var picturesInFragment = 0
    /// The decoding time of the first packet: negative where there are
    /// B-frames.
    private var firstDecoding: Int64?
    private var last: Frame?

    init(_ rung: LadderRung, in folder: OutputFolder) throws(MediaError) {
        self.rung = rung
        let encoder = try making { () throws(LibAVError) in try Encoder(rung.encoding) }
        muxer = try making { () throws(LibAVError) in try FragmentMuxer(encoder) }
        self.encoder = encoder
        packet = try making { () throws(LibAVError) in try Packet() }
        file = try folder.file(rung.name + ".mp4")
        initialization = try file.append(muxer.header)
        guard let codec = FragmentBytes.avcCodec(muxer.header) else {
            throw MediaError(.internal, "The encoder wrote no header; try again, and tell support this.")
        }
        self.codec = codec
    }

    /// Takes the next picture, of the rung's size; the rung's constant rate
    /// says when it is shown.
    func add(_ frame: borrowing Frame) throws(MediaError) {
        last = try making { () throws(LibAVError) in try frame.reference() }
        frame.presentation = Int64(pictures)
        frame.markKey(pictures % rung.groupLength == 0)
        pictures += 1
        try making { () throws(LibAVError) in try encoder.send(frame) }
        try drain()
    }

    /// Shows the last picture once more.
    func repeatLast() throws(MediaError) {
        guard let frame = last.take() else { return }
        try add(frame)
    }

    private func drain() throws(MediaError) {
        while try making({ () throws(LibAVError) in try encoder.receive(into: packet) }) == .ready {
            if packet.isKey, picturesInFragment > 0 { try closeFragment() }
            let first = firstDecoding ?? packet.decoding ?? 0
            firstDecoding = first
            packet.presentation = packet.presentation.map { $0 - first }
            packet.decoding = packet.decoding.map { $0 - first }
            packet.duration = 1
            picturesInFragment += 1
            try making { () throws(LibAVError) in try muxer.add(packet) }
            packet.clear()
        }
    }

    private func closeFragment() throws(MediaError) {
        let bytes = try making { () throws(LibAVError) in try muxer.takeFragment() }
        let range = try file.append(bytes)
        fragments.append((picturesInFragment, range, FragmentBytes.firstSampleEnd(bytes)))
        picturesInFragment = 0
    }

    /// Encodes what is left and makes the file durable.
    func finish(_ grid: FragmentGrid, pictures total: Int) throws(MediaError) -> Track {
        last = nil
        try making { () throws(LibAVError) in try encoder.finish() }
        try drain()
        if picturesInFragment > 0 { try closeFragment() }
        try file.sync()
        let lengths = grid.fragments(of: total)
        guard lengths.count == fragments.count, fragments.allSatisfy({ $0.keyFrameLength != nil }) else {
            throw MediaError(
                .internal,
                "The encoder made \(fragments.count) fragments instead of \(lengths.count); try again, and tell support this."
            )
        }
        let entries = zip(zip(fragments, lengths), grid.segmentStarts(of: total)).map { item, startsSegment in
            Fragment(
                duration: grid.seconds(item.1), range: item.0.range, keyFrameLength: item.0.keyFrameLength,
                startsSegment: startsSegment)
        }
        return Track(
            name: rung.name, codecs: codec, size: rung.size, frameRate: rung.frameRate.value,
            initialization: initialization, fragments: entries)
    }
}

extension Track {
    /// Names the files after the track and measures its bandwidth.
    init(
        name: String, codecs: String, size: Size? = nil, frameRate: Double? = nil, initialization: ByteRange,
        fragments: [Fragment]
    ) {
        self.init(
            name: name, file: name + ".mp4", playlist: name + ".m3u8", codecs: codecs, size: size,
            frameRate: frameRate, averageBandwidth: 0, peakBandwidth: 0, initialization: initialization,
            fragments: fragments)
        let bandwidth = Bandwidth(of: segments.map { ($0.duration, $0.range.length) })
        averageBandwidth = bandwidth.average
        peakBandwidth = bandwidth.peak
    }
}
