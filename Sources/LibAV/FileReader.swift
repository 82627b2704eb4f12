internal import CLibAV
internal import Glibc

/// Reads an open, seekable file for libav, at its own position.
final class FileReader {
    private let descriptor: Int32
    private let size: Int64
    private var position: Int64 = 0
    /// The furthest byte that was read.
    private var reached: Int64 = 0

    /// Keeps its own duplicate of `descriptor`.
    init(descriptor: Int32) throws(LibAVError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw LibAVError(-errno, call: "fstat") }
        self.descriptor = dup(descriptor)
        guard self.descriptor >= 0 else { throw LibAVError(-errno, call: "dup") }
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    /// `buffer` has room for `count` bytes. Answers as libav wants it: the
    /// number of bytes, or an error.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int32) -> Int32 {
        while true {
            let got = unsafe pread(descriptor, buffer, Int(count), off_t(position))
            if got < 0 && errno == EINTR { continue }
            if got < 0 { return -errno }
            if got == 0 { return trin_error_eof }
            position += Int64(got)
            reached = max(reached, position)
            return Int32(got)
        }
    }

    /// How much of the file lies before the furthest byte read, from 0 to 1.
    var share: Double { size > 0 ? min(1, Double(reached) / Double(size)) : 0 }

    func seek(to offset: Int64, whence: Int32) -> Int64 {
        let target: Int64
        switch whence & ~trin_avseek_force {
        case trin_avseek_size: return size
        case SEEK_SET: target = offset
        case SEEK_CUR: target = position &+ offset
        case SEEK_END: target = size &+ offset
        default: return Int64(-EINVAL)
        }
        guard target >= 0 else { return Int64(-EINVAL) }
        position = target
        return target
    }
}
