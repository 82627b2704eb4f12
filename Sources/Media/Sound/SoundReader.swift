internal import LibAV

/// Decodes the sound of a file and leaves its pictures alone.
final class SoundReader {
    let stream: StreamInfo

    private let demuxer: Demuxer
    private let decoder: Decoder
    private let origin: Int64
    private let packet: Packet
    private let frame: Frame

    /// - Parameters:
    ///   - descriptor: an open, seekable file.
    ///   - origin: the time that counts as zero, in the stream's time base.
    init(
        descriptor: Int32, container: Container, stream: StreamInfo, origin: Int64, limits: InputLimits
    ) throws(MediaError) {
        let demuxer = try reading { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: container.demuxer, limits: limits.demuxing)
        }
        decoder = try reading { () throws(LibAVError) in
            try Decoder(stream, of: demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels)
        }
        demuxer.keepOnly([stream.index])
        self.demuxer = demuxer
        self.stream = stream
        self.origin = origin
        packet = try making { () throws(LibAVError) in try Packet() }
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    /// Hands on all samples with their time in seconds, from the front, until
    /// `take` answers no.
    func read(
        _ take: (borrowing Frame, _ seconds: Double) throws(MediaError) -> Bool
    ) throws(MediaError) {
        var end = 0.0
        while try reading({ () throws(LibAVError) in try demuxer.read(into: packet) }) == .ready {
            guard packet.stream == stream.index else { continue }
            // A damaged packet costs its own samples, not the sound.
            try? making { () throws(LibAVError) in try decoder.send(packet) }
            guard try drain(&end, take) else { return }
        }
        try? making { () throws(LibAVError) in try decoder.finish() }
        _ = try drain(&end, take)
    }

    private func drain(
        _ end: inout Double, _ take: (borrowing Frame, Double) throws(MediaError) -> Bool
    ) throws(MediaError) -> Bool {
        while ((try? decoder.receive(into: frame)) ?? .again) == .ready {
            let time = frame.bestPresentation.map { $0 - origin }
            frame.presentation = time
            let start = time.map { Double($0) * stream.timeBase.value } ?? end
            end = start + Double(frame.samples) / Double(max(1, frame.sampleRate))
            guard try take(frame, start) else { return false }
        }
        return true
    }
}
