import Foundation
import Glibc

/// A file of a video that is open to be sent. Such files never change once
/// they are published.
package final class MediaFile: Sendable {
    package let descriptor: Int32
    /// Bytes.
    package let size: Int
    /// Where the file is mapped; nothing is read through it, so a damaged disk
    /// cannot end the process. 0 when it could not be mapped.
    private let address: UInt

    /// Nil when there is no such file.
    init?(path: String) {
        // The path's bytes are lent for the call.
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        // `status` is a local of the right type.
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        size = Int(status.st_size)
        // A new mapping of a file that is open; ended in `deinit` alone.
        let mapping = unsafe size > 0 ? mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0) : nil
        address = unsafe mapping == MAP_FAILED ? 0 : UInt(bitPattern: mapping)
    }

    deinit {
        // The range is the one that `init` mapped.
        if address != 0 { unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), size) }
        close(descriptor)
    }

    /// Reads a part into the machine's memory and keeps it there, as far as
    /// the system lets this process (RLIMIT_MEMLOCK); else it is only read.
    func hold(_ range: Range<Int>) {
        // The range is within the mapping.
        if address != 0,
            unsafe mlock(UnsafeRawPointer(bitPattern: address + UInt(range.lowerBound)), range.count) == 0
        {
            return
        }
        var scratch = [UInt8](repeating: 0, count: 64 << 10)
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: scratch.count) {
            let count = min(scratch.count, range.upperBound - offset)
            // At most the buffer's own length is written into it.
            _ = unsafe scratch.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, count, offset) }
        }
    }

    func release(_ range: Range<Int>) {
        // The range is within the mapping; to unlock what was not locked is
        // no error.
        if address != 0 {
            unsafe munlock(UnsafeRawPointer(bitPattern: address + UInt(range.lowerBound)), range.count)
        }
    }

    /// The bytes of a part, read away from the threads that must not wait.
    package func bytes(_ range: Range<Int>) async throws -> [UInt8] { try await offload { try self.read(range) } }

    /// The bytes of a part; fewer at the end of the file.
    private func read(_ range: Range<Int>) throws -> [UInt8] {
        var done = 0
        var bytes = [UInt8](repeating: 0, count: range.count)
        while done < bytes.count {
            let (offset, left) = (range.lowerBound + done, bytes.count - done)
            // At most `left` bytes are written behind the first `done`.
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(descriptor, buffer.baseAddress.map { unsafe $0 + done }, left, offset)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read", "descriptor \(descriptor)") }
            if count == 0 { break }
            done += count
        }
        return Array(bytes.prefix(done))
    }
}
