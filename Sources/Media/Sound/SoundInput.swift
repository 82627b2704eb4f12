internal import LibAV

/// A file of which only the sound is wanted.
struct SoundInput {
    private let descriptor: Int32
    private let container: Container
    private let stream: StreamInfo
    private let limits: InputLimits

    /// - Parameters:
    ///   - descriptor: an open, seekable file that outlives this value.
    ///   - language: is preferred where there are several, a BCP 47 tag.
    init(descriptor: Int32, language: String, limits: InputLimits) throws(MediaError) {
        guard let container = Container(firstBytes: try FileBeginning(descriptor).bytes) else {
            throw MediaError(
                .unreadable, "The file is no sound that Trin reads; choose an M4A, MP3, WAV, OGG, FLAC or video file.",
                as: .soundFile)
        }
        let demuxer = try reading { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: container.demuxer, limits: limits.demuxing)
        }
        guard let stream = try Probe.sound(demuxer.streams, language: language) else {
            throw MediaError(.unsuitable, "The file has no sound; choose one in which someone speaks.", as: .noSound)
        }
        self.descriptor = descriptor
        self.container = container
        self.stream = stream
        self.limits = limits
    }

    /// Reads from the front, so that the first samples come at zero.
    func reader() throws(MediaError) -> SoundReader {
        try SoundReader(
            descriptor: descriptor, container: container, stream: stream, origin: stream.start ?? 0, limits: limits)
    }
}
