internal import Foundation
internal import LibAV

/// Reads pictures back from a rendition that is finished.
struct RenditionPictures {
    private let path: String
    private let track: Track

    init(_ track: Track, in folder: OutputFolder) {
        path = folder.location(track.file)
        self.track = track
    }

    /// Hands on pictures and when each is shown, seconds.
    ///
    /// - Parameters:
    ///   - keysOnly: whether to decode only one picture every two seconds,
    ///     which costs next to nothing.
    ///   - span: when the pictures are shown, seconds; begins with a fragment.
    func read(
        keysOnly: Bool, between span: Range<Double> = 0..<Double.infinity,
        _ take: (borrowing Frame, Double) throws(MediaError) -> Void
    ) throws(MediaError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw MediaError(.output, "“\(path)” could not be read again: \(OutputFolder.reason()).")
        }
        defer { close(descriptor) }
        let limits = InputLimits()
        let demuxer = try making { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: Container.mp4.demuxer, limits: limits.demuxing)
        }
        guard let stream = demuxer.streams.first else { return }
        let decoder = try making { () throws(LibAVError) in
            try Decoder(stream, of: demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels, threads: 1)
        }
        let packet = try making { () throws(LibAVError) in try Packet() }
        let frame = try making { () throws(LibAVError) in try Frame() }
        // libav shifts all times so that none is before the first packet's.
        var origin: (decoding: Int64, presentation: Int64)?
        func seconds(_ time: Int64?, since origin: Int64?) -> Double {
            Double((time ?? 0) - (origin ?? 0)) * stream.timeBase.value
        }
        var isMore = true
        while isMore {
            isMore = try making { () throws(LibAVError) in try demuxer.read(into: packet) } == .ready
            if isMore, origin == nil { origin = (packet.decoding ?? 0, packet.presentation ?? 0) }
            if isMore, keysOnly, !packet.isKey { continue }
            // Times are rounded to ticks. What is shown in the span is decoded
            // within a second of its end.
            let moment = seconds(packet.decoding, since: origin?.decoding)
            if isMore, moment < span.lowerBound - 0.005 { continue }
            if isMore, moment > span.upperBound + 1 { isMore = false }
            try making { () throws(LibAVError) in
                if isMore { try decoder.send(packet) } else { try decoder.finish() }
            }
            while try making({ () throws(LibAVError) in try decoder.receive(into: frame) }) == .ready {
                let shown = seconds(frame.bestPresentation, since: origin?.presentation)
                if shown >= span.lowerBound - 0.005, shown < span.upperBound - 0.005 { try take(frame, shown) }
            }
        }
    }
}
