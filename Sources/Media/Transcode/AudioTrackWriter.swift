internal import LibAV

/// Encodes the sound into its file, cut where the pictures are cut.
final class AudioTrackWriter {
    /// Bits a second.
    static let bitRate = 128_000

    private let grid: FragmentGrid
    private let name: String
    private let encoder: Encoder
    private let muxer: FragmentMuxer
    private let file: OutputFile
    private let initialization: ByteRange

    /// Encoded, but perhaps beyond the end of the pictures.
    private var waiting: [HeldPacket] = []
    private var fragments: [(range: ByteRange, sound: Fragment.Sound)] = []
    private var packetsWritten = 0
    /// Samples taken so far, in each channel.
    private(set) var samples = 0

    /// Packets can't be elements of an array.
    private final class HeldPacket {
        let packet: Packet
        init(_ packet: consuming Packet) { self.packet = packet }
    }

    init(_ grid: FragmentGrid, name: String = "audio", in folder: OutputFolder) throws(MediaError) {
        self.grid = grid
        self.name = name
        let encoder = try making { () throws(LibAVError) in
            try Encoder(aacRate: Self.bitRate, sampleRate: FragmentGrid.sampleRate)
        }
        muxer = try making { () throws(LibAVError) in try FragmentMuxer(encoder) }
        self.encoder = encoder
        file = try folder.file(name + ".mp4")
        initialization = try file.append(muxer.header)
    }

    /// Takes the next samples: stereo, planar floats, at most one packet's.
    func add(_ frame: borrowing Frame) throws(MediaError) {
        frame.presentation = Int64(samples)
        samples += frame.samples
        try making { () throws(LibAVError) in try encoder.send(frame) }
        try drain()
    }

    /// How many samples are needed to go with `pictures` pictures; one packet
    /// more than is written, because each packet fades into the next.
    func samplesNeeded(for pictures: Int) -> Int { (boundary(pictures) + 1) * FragmentGrid.samplesPerPacket }

    /// Writes the fragments that go with the first `pictures` pictures, as far
    /// as their sound is there.
    func advance(to pictures: Int) throws(MediaError) {
        while true {
            let end = boundary((fragments.count + 1) * grid.groupLength)
            guard (fragments.count + 1) * grid.groupLength <= pictures, packetsWritten + waiting.count >= end else {
                return
            }
            try writeFragment(until: end)
        }
    }

    /// How many packets go with `pictures` pictures: at least one a fragment.
    private func boundary(_ pictures: Int) -> Int {
        max(grid.packets(until: pictures), grid.fragments(of: pictures).count)
    }

    /// Writes a fragment of two parts, of which the second is one packet: a
    /// stitched session leaves that out where the sound would come late.
    private func writeFragment(until end: Int) throws(MediaError) {
        let count = end - packetsWritten
        let first = count > 1 ? try writePart(count - 1) : nil
        let last = try writePart(1)
        let range = ByteRange(offset: first?.offset ?? last.offset, length: (first?.length ?? 0) + last.length)
        packetsWritten = end
        fragments.append((range, Fragment.Sound(packets: count, lastPacketLength: last.length)))
    }

    /// Writes the next packets as one `moof` and `mdat`.
    private func writePart(_ count: Int) throws(MediaError) -> ByteRange {
        for held in waiting.prefix(count) {
            try making { () throws(LibAVError) in try muxer.add(held.packet) }
        }
        waiting.removeFirst(min(count, waiting.count))
        return try file.append(try making { () throws(LibAVError) in try muxer.takeFragment() })
    }

    private func drain() throws(MediaError) {
        while true {
            let packet = try making { () throws(LibAVError) in try Packet() }
            guard try making({ () throws(LibAVError) in try encoder.receive(into: packet) }) == .ready else { return }
            // The first packet only warms the decoder up, before zero. Left
            // out, sound starts at zero in every player, also in those that
            // ignore edit lists.
            guard let time = packet.presentation, time >= 0 else { continue }
            packet.duration = Int64(FragmentGrid.samplesPerPacket)
            waiting.append(HeldPacket(packet))
        }
    }

    /// Cuts the sound to `pictures` pictures, writes it and makes the file
    /// durable. `samplesNeeded(for:)` samples were added before.
    func finish(pictures: Int) throws(MediaError) -> Track {
        try making { () throws(LibAVError) in try encoder.finish() }
        try drain()
        try advance(to: pictures)
        let lengths = grid.fragments(of: pictures)
        if fragments.count < lengths.count { try writeFragment(until: boundary(pictures)) }
        try file.complete()
        guard lengths.count == fragments.count, packetsWritten == boundary(pictures) else {
            throw MediaError(.internal, "The sound came out too short; try again, and tell support this.")
        }
        // The durations of the pictures: each is true to within a packet, and
        // players that add them up don't drift.
        let entries = zip(zip(fragments, lengths), grid.segmentStarts(of: pictures)).map { item, startsSegment in
            Fragment(
                duration: grid.seconds(item.1), range: item.0.range, startsSegment: startsSegment, sound: item.0.sound)
        }
        return Track(name: name, codecs: "mp4a.40.2", initialization: initialization, fragments: entries)
    }
}
