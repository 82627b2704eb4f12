import Foundation
import Glibc

/// An open file that uploaded bytes are written to.
final class UploadFile: Sendable {
    private let descriptor: Int32
    private let path: String

    init(_ url: URL) throws {
        path = url.path
        descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
    }

    deinit { close(descriptor) }

    static func create(_ url: URL) throws {
        let descriptor = unsafe open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError("create", url.path) }
        close(descriptor)
    }

    /// Writes all bytes at a position from the file's start.
    func write(_ bytes: [UInt8], at position: Int) throws {
        var done = 0
        while done < bytes.count {
            // The pointer stays within `bytes`, which outlives the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done, position + done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileError("write", path) }
            done += count
        }
    }

    /// Cuts off what is behind a position.
    func truncate(to position: Int) throws {
        guard ftruncate(descriptor, position) == 0 else { throw FileError("truncate", path) }
    }

    /// Brings what was written to stable storage.
    func synchronize() throws {
        guard fdatasync(descriptor) == 0 else { throw FileError("fdatasync", path) }
    }
}
