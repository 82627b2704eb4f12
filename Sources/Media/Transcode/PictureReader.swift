internal import LibAV

/// Brings pictures of the file, from a certain one on, to the size and rate
/// of each rung.
///
/// The pictures are the same wherever it begins.
final class PictureReader {
    private let file: SourceFile
    private let ladder: Ladder
    private let demuxer: Demuxer
    private let packet: Packet
    private let frame: Frame

    /// When the first wanted picture is to appear, and where all ends, both
    /// ticks after the cut's origin.
    private let start: Int64
    private var decoder: Decoder
    private var source: PictureSource
    /// Decoded pictures before the first wanted one, of which the last ones
    /// may be needed.
    private var held: [HeldFrame] = []
    private var hasPushed = false
    /// Where the last decoded picture ends, ticks after the cut's origin.
    private(set) var decodedEnd: Int64 = 0

    /// Frames can't be elements of an array.
    private final class HeldFrame {
        let frame: Frame
        init(_ frame: consuming Frame) { self.frame = frame }
    }

    /// - Parameters:
    ///   - ladder: what to make.
    ///   - first: the number of the first wanted picture, at the ladder's
    ///     rate, in the cut.
    init(_ file: SourceFile, ladder: Ladder, from first: Int) throws(MediaError) {
        self.file = file
        self.ladder = ladder
        start = rescale(Int64(first), from: ladder.frameRate.rate.inverted, to: file.probe.video.timeBase)
        let demuxer = try file.demuxer(keeping: file.probe.video)
        decoder = try file.decoder(file.probe.video, of: demuxer)
        source = try PictureSource(file.probe, ladder: ladder, threads: file.threads)
        packet = try making { () throws(LibAVError) in try Packet() }
        frame = try making { () throws(LibAVError) in try Frame() }
        self.demuxer = demuxer
    }

    /// Hands on pictures until `isDone` or the end of the file.
    ///
    /// - Parameter take: gets each picture and the index of its rung.
    func read(
        until isDone: () -> Bool, _ take: (borrowing Frame, Int) throws(MediaError) -> Void
    ) throws(MediaError) {
        // Where nothing can be decoded from the nearest key picture on, an
        // earlier one may still give what is on screen.
        var keys = file.scan.keys(before: file.cut.origin + start)[...]
        while true {
            let key = keys.popFirst()
            try pass(from: key, until: isDone, take)
            guard !isDone(), !hasPushed else { break }
            guard let key else {
                throw MediaError(
                    .unreadable, "No picture of the video could be decoded; upload another copy of it.",
                    as: .nothingDecoded)
            }
            // Twice as far back each time.
            let distance = file.cut.origin + start - key.presentation
            keys = keys.drop { $0.presentation > key.presentation - max(distance, 1) }
            decoder = try file.decoder(file.probe.video, of: demuxer)
        }
        guard !isDone() else { return }
        try source.finish(at: file.cut.end - start)
        try source.drain(take)
    }

    private func pass(
        from key: PacketScan.Picture?, until isDone: () -> Bool,
        _ take: (borrowing Frame, Int) throws(MediaError) -> Void
    ) throws(MediaError) {
        var isWaiting = try go(to: key)
        while !isDone() {
            if !isWaiting { guard try readPacket() else { break } }
            isWaiting = false
            // A damaged packet costs its own pictures, not the video.
            try? making { () throws(LibAVError) in try decoder.send(packet) }
            try takePictures(take)
        }
        guard !isDone() else { return }
        try reading { () throws(LibAVError) in try decoder.finish() }
        try takePictures(take)
        try pushHeld(take)
    }

    /// Goes where reading is to begin.
    ///
    /// - Returns: whether its packet is read already.
    private func go(to key: PacketScan.Picture?) throws(MediaError) -> Bool {
        if let key {
            // The index of some containers is by the time of decoding.
            let time = min(key.decoding, key.presentation)
            let isThere: Void? = try? reading { () throws(LibAVError) in
                try demuxer.seek(file.probe.video, to: time)
            }
            if isThere != nil, try find(key, within: 2000) { return true }
        }
        try reading { () throws(LibAVError) in try demuxer.rewind() }
        guard let key else { return false }
        if try find(key, within: Int.max) { return true }
        try reading { () throws(LibAVError) in try demuxer.rewind() }
        return false
    }

    /// Reads on to the packet of `key`; says whether it is there.
    private func find(_ key: PacketScan.Picture, within count: Int) throws(MediaError) -> Bool {
        var rest = count
        while rest > 0, try readPacket() {
            if packet.isKey, packet.presentation == key.presentation { return true }
            // Beyond it already: the seek was too wide.
            if let time = packet.decoding, time > max(key.decoding, key.presentation) { return false }
            rest -= 1
        }
        return false
    }

    private func readPacket() throws(MediaError) -> Bool {
        repeat {
            guard try reading({ () throws(LibAVError) in try demuxer.read(into: packet) }) == .ready else {
                return false
            }
        } while packet.stream != file.probe.video.index
        return true
    }

    private func takePictures(_ take: (borrowing Frame, Int) throws(MediaError) -> Void) throws(MediaError) {
        // After an error a decoder goes on with the next packet.
        while ((try? decoder.receive(into: frame)) ?? .again) == .ready {
            let time = frame.bestPresentation.map { $0 - file.cut.origin } ?? decodedEnd
            decodedEnd = max(decodedEnd, time + max(0, frame.duration))
            frame.presentation = time - start
            if time <= start {
                try hold()
            } else {
                try pushHeld(take)
                try push(frame, take)
            }
        }
    }

    /// Keeps as many pictures as deinterlacing looks back at, and the one on
    /// screen.
    private func hold() throws(MediaError) {
        held.append(HeldFrame(try making { () throws(LibAVError) in try frame.reference() }))
        if held.count > 3 { held.removeFirst() }
    }

    private func pushHeld(_ take: (borrowing Frame, Int) throws(MediaError) -> Void) throws(MediaError) {
        let first = file.probe.video.isInterlaced || held.last?.frame.isInterlaced == true ? 0 : max(0, held.count - 1)
        for item in held.dropFirst(first) { try push(item.frame, take) }
        held = []
    }

    private func push(
        _ frame: borrowing Frame, _ take: (borrowing Frame, Int) throws(MediaError) -> Void
    ) throws(MediaError) {
        hasPushed = true
        try source.push(frame)
        try source.drain(take)
    }
}
