import Foundation
import Glibc

extension URL {
    /// Brings a file or folder to stable storage (fsync).
    func synchronize() throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError("fsync", path) }
    }
}

/// A system call on a file that failed.
struct FileError: Error, CustomStringConvertible {
    let description: String
    let code: Int32

    /// Whether the disk, or what its owner may use of it, is full.
    var isLackOfRoom: Bool { code == ENOSPC || code == EDQUOT }

    init(_ call: String, _ path: String) {
        code = errno
        description = "\(call) of \(path) failed: \(unsafe String(cString: strerror(code)))."
    }
}
