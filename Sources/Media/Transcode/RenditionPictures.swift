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
    /// - Parameter keysOnly: whether to decode only one picture every two
    ///   seconds, which costs next to nothing.
    func read(
        keysOnly: Bool, _ take: (borrowing Frame, Double) throws(MediaError) -> Void
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
        var isMore = true
        while isMore {
            isMore = try making { () throws(LibAVError) in try demuxer.read(into: packet) } == .ready
            if isMore, keysOnly, !packet.isKey { continue }
            try making { () throws(LibAVError) in
                if isMore { try decoder.send(packet) } else { try decoder.finish() }
            }
            while try making({ () throws(LibAVError) in try decoder.receive(into: frame) }) == .ready {
                try take(frame, Double(frame.bestPresentation ?? 0) * stream.timeBase.value)
            }
        }
    }
}
