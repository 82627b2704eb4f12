internal import Glibc

/// What is told by the first bytes of a file and its size.
struct FileBeginning {
    let bytes: [UInt8]
    private let size: Int

    /// - Parameter descriptor: an open, seekable file; its position is left
    ///   alone.
    init(_ descriptor: Int32) throws(MediaError) {
        var bytes = [UInt8](repeating: 0, count: Container.firstByteCount)
        // `pread` writes at most `count` bytes into the array.
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        var status = stat()
        guard got >= 0, unsafe fstat(descriptor, &status) == 0 else {
            throw MediaError(.internal, "The file could not be read (error \(errno)); try again.")
        }
        guard got > 0 else { throw MediaError(.unreadable, "The file is empty; upload it again.", as: .empty) }
        self.bytes = Array(bytes.prefix(got))
        size = Int(status.st_size)
    }

    /// An AVI file says how long it is; libav corrects the durations in it to
    /// what is there. A recorder that lost its power leaves zero.
    func refuseIfCutOff(_ container: Container) throws(MediaError) {
        guard container == .avi, bytes.count >= 8 else { return }
        let told = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } + 8
        guard told > size else { return }
        throw MediaError(
            .unreadable,
            "The file is cut off: it should have \(told) bytes but has \(size); upload it again.", as: .cutOffBytes,
            "\(told)", "\(size)")
    }

    /// Why a file that begins like this is no video.
    var refusal: MediaError {
        if Self.playlists.contains(where: { bytes.starts(with: $0.utf8) }) {
            return MediaError(
                .unreadable, "The file is a playlist, which only names videos; upload the video itself.", as: .playlist)
        }
        return MediaError(
            .unreadable, "The file is not a video that Trin reads; upload an MP4, MOV, MKV, WebM, AVI or TS file.",
            as: .noVideo)
    }

    /// What playlists begin with: M3U and HLS, ffmpeg's, Shoutcast's.
    private static let playlists = ["#EXTM3U", "ffconcat version", "[playlist]"]
}
