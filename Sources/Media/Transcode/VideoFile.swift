internal import LibAV

/// The file of one rendition, written from its packets.
final class VideoFile {
    private let rung: LadderRung
    private let muxer: FragmentMuxer
    private let file: OutputFile
    private let initialization: ByteRange
    private let codec: String

    private var fragments: [(pictures: Int, range: ByteRange, keyFrameLength: Int?)] = []
    private var picturesInFragment = 0

    /// - Parameter encoder: of the rung's settings.
    init(_ rung: LadderRung, like encoder: borrowing Encoder, in folder: OutputFolder) throws(MediaError) {
        self.rung = rung
        muxer = try making { () throws(LibAVError) in try FragmentMuxer(encoder) }
        file = try folder.file(rung.name + ".mp4")
        initialization = try file.append(muxer.header)
        guard let codec = FragmentBytes.avcCodec(muxer.header) else {
            throw MediaError(.internal, "The encoder wrote no header; try again, and tell support this.")
        }
        self.codec = codec
    }

    /// Takes the next packet; its time of decoding counts from zero, and the
    /// first picture is shown when it is decoded, or later by the encoder's
    /// delay.
    func add(_ packet: borrowing Packet) throws(MediaError) {
        if packet.isKey, picturesInFragment > 0 { try closeFragment() }
        packet.duration = 1
        picturesInFragment += 1
        try making { () throws(LibAVError) in try muxer.add(packet) }
    }

    private func closeFragment() throws(MediaError) {
        let bytes = try making { () throws(LibAVError) in try muxer.takeFragment() }
        let range = try file.append(bytes)
        fragments.append((picturesInFragment, range, FragmentBytes.firstSampleEnd(bytes)))
        picturesInFragment = 0
    }

    /// Makes the file durable.
    ///
    /// - Parameter total: pictures of the grid.
    func finish(_ grid: FragmentGrid, pictures total: Int) throws(MediaError) -> Track {
        if picturesInFragment > 0 { try closeFragment() }
        let step = grid.groupLength / rung.groupLength
        let lengths = grid.fragments(of: total)
        guard lengths.map({ ($0 + step - 1) / step }) == fragments.map(\.pictures),
            fragments.allSatisfy({ $0.keyFrameLength != nil })
        else {
            throw MediaError(
                .internal,
                "The encoder made \(fragments.count) fragments instead of \(lengths.count); try again, and tell support this."
            )
        }
        try file.complete()
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

extension VideoFile {
    /// Writes a rendition from its finished chunks.
    ///
    /// - Parameter progress: is told the share that is written; throws to
    ///   stop.
    static func assemble(
        _ rung: LadderRung, chunks: [Chunk], threads: Int, grid: FragmentGrid, from store: ChunkStore,
        in folder: OutputFolder, progress: (Double) throws(MediaError) -> Void
    ) throws(MediaError) -> Track {
        let encoder = try making { () throws(LibAVError) in try Encoder(rung.encoding(threads: threads)) }
        let file = try VideoFile(rung, like: encoder, in: folder)
        let step = grid.groupLength / rung.groupLength
        var decoding: Int64 = 0
        for chunk in chunks {
            try progress(Double(chunk.number) / Double(chunks.count))
            let first = Int64(chunk.pictures.lowerBound / step)
            var reader = try store.reader(rung, chunk)
            guard reader.header == encoder.header else {
                throw MediaError(
                    .internal, "Two parts of “\(rung.name)” were encoded differently; try again, and tell support this."
                )
            }
            while let item = try reader.next() {
                let packet = try making { () throws(LibAVError) in
                    try Packet.copying(item.packet, isKey: item.isKey)
                }
                packet.decoding = decoding
                packet.presentation = first + item.presentation + Int64(encoder.delay)
                decoding += 1
                try file.add(packet)
            }
        }
        return try file.finish(grid, pictures: chunks.last?.pictures.upperBound ?? 0)
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
