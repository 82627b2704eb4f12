internal import Glibc
internal import LibAV

/// An uploaded file that was opened and probed.
struct Input: ~Copyable {
    let demuxer: Demuxer
    let probe: Probe

    /// - Parameters:
    ///   - descriptor: an open, seekable file; its position is left alone.
    ///   - language: the sound that is wanted where there is a choice, a BCP
    ///     47 tag.
    init(descriptor: Int32, limits: InputLimits, language: String? = nil) throws(MediaError) {
        guard let container = try Container(of: descriptor) else {
            throw MediaError(
                .unreadable, "The file is not a video that Trin reads; upload an MP4, MOV, MKV, WebM, AVI or TS file.")
        }
        guard container.canHoldPictures else {
            throw MediaError(.unsuitable, "The file has no picture, only sound; upload a video.")
        }
        let demuxer = try reading { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: container.demuxer, limits: limits.demuxing)
        }
        let probe = try Probe(demuxer, container: container, limits: limits, language: language)
        self.demuxer = demuxer
        self.probe = probe
    }
}

extension Container {
    /// Nil for a file of another kind.
    init?(of descriptor: Int32) throws(MediaError) {
        var bytes = [UInt8](repeating: 0, count: Self.firstByteCount)
        // `pread` writes at most `count` bytes into the array.
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard got >= 0 else {
            throw MediaError(.internal, "The file could not be read (error \(errno)); try again.")
        }
        guard got > 0 else { throw MediaError(.unreadable, "The file is empty; upload it again.") }
        self.init(firstBytes: Array(bytes.prefix(got)))
    }
}

extension Probe {
    /// Looks into a file without transcoding it.
    package init(
        descriptor: Int32, limits: InputLimits = InputLimits(), language: String? = nil
    ) throws(MediaError) {
        self = try Input(descriptor: descriptor, limits: limits, language: language).probe
    }
}
