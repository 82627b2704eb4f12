internal import Glibc
internal import LibAV

/// An uploaded file that was opened and probed.
struct Input: ~Copyable {
    let demuxer: Demuxer
    let probe: Probe

    /// - Parameter descriptor: an open, seekable file; its position is left
    ///   alone.
    init(descriptor: Int32, limits: InputLimits) throws(MediaError) {
        var bytes = [UInt8](repeating: 0, count: Container.firstByteCount)
        // `pread` writes at most `count` bytes into the array.
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard got >= 0 else {
            throw MediaError(.internal, "The file could not be read (error \(errno)); try again.")
        }
        guard got > 0 else { throw MediaError(.unreadable, "The file is empty; upload it again.") }
        guard let container = Container(firstBytes: Array(bytes.prefix(got))) else {
            throw MediaError(
                .unreadable, "The file is not a video that Trin reads; upload an MP4, MOV, MKV, WebM, AVI or TS file.")
        }
        let demuxer = try reading { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: container.demuxer, limits: limits.demuxing)
        }
        let probe = try Probe(demuxer, container: container, limits: limits)
        self.demuxer = demuxer
        self.probe = probe
    }
}

extension Probe {
    /// Looks into a file without transcoding it.
    package init(descriptor: Int32, limits: InputLimits = InputLimits()) throws(MediaError) {
        self = try Input(descriptor: descriptor, limits: limits).probe
    }
}
