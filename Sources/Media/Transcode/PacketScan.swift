internal import LibAV

/// The times of all packets of a file's pictures and sound, found without
/// decoding any.
struct PacketScan: Hashable, Sendable {
    struct Picture: Hashable, Sendable {
        /// In the video's time base.
        var presentation: Int64
        var decoding: Int64
        var isKey: Bool
    }

    /// In the order of the file.
    private(set) var pictures: [Picture] = []
    /// Where the last picture ends, in the video's time base.
    private(set) var videoEnd: Int64 = 0
    /// Where the last samples end, in the sound's time base; nil without
    /// sound.
    private(set) var audioEnd: Int64?
    /// Whether each picture has a time of its own, so that one can be told
    /// from all others.
    private(set) var isExact = true

    /// Times of a file beyond this many pictures are no video's.
    private static let maximum = 3 * 3600 * 250

    /// Reads the file from front to back.
    ///
    /// - Parameter progress: is told now and then how much of the file was
    ///   read, from 0 to 1; throws to stop.
    init(_ input: borrowing Input, progress: (Double) throws(MediaError) -> Void) throws(MediaError) {
        let probe = input.probe
        let packet = try making { () throws(LibAVError) in try Packet() }
        input.demuxer.keepOnly([probe.video.index] + (probe.audio.map { [$0.index] } ?? []))
        let usual = Int64((1 / (probe.frameRate.rate.value * probe.video.timeBase.value)).rounded())
        var packets = 0
        while try reading({ () throws(LibAVError) in try input.demuxer.read(into: packet) }) == .ready {
            packets += 1
            if packets % 1000 == 0 { try progress(input.demuxer.share) }
            if packet.stream == probe.video.index {
                add(packet, usual: usual)
            } else if packet.stream == probe.audio?.index, let time = packet.presentation ?? packet.decoding {
                audioEnd = max(audioEnd ?? time, time + max(0, packet.duration))
            }
            guard pictures.count < Self.maximum else {
                throw MediaError(
                    .unsuitable, "The video has more pictures than Trin reads; cut it into parts.", as: .tooManyPictures
                )
            }
        }
        guard !pictures.isEmpty else {
            throw MediaError(
                .unreadable, "The file names a video but holds none of it; upload another copy of it.",
                as: .nothingInside)
        }
        isExact = isExact && Set(pictures.map(\.presentation)).count == pictures.count
    }

    /// - Parameter usual: the length of a picture where the file tells none.
    private mutating func add(_ packet: borrowing Packet, usual: Int64) {
        guard let time = packet.presentation ?? packet.decoding else {
            isExact = false
            return
        }
        if packet.presentation == nil { isExact = false }
        pictures.append(Picture(presentation: time, decoding: packet.decoding ?? time, isKey: packet.isKey))
        if !packet.isDiscarded { videoEnd = max(videoEnd, time + (packet.duration > 0 ? packet.duration : usual)) }
    }

    /// The key pictures at or before `time`, the nearest first; none where
    /// the file must be read from its front.
    func keys(before time: Int64) -> [Picture] {
        guard isExact else { return [] }
        return pictures.filter { $0.isKey && $0.presentation <= time }.sorted { $0.presentation > $1.presentation }
    }

    /// When the picture that is on screen at `time` appeared.
    func appearance(at time: Int64) -> Int64 {
        pictures.map(\.presentation).filter { $0 <= time }.max() ?? time
    }
}
