internal import Foundation

/// A new file that is written from front to back.
final class OutputFile {
    private let path: String
    private let descriptor: Int32
    /// Bytes written so far.
    private(set) var count = 0

    init(path: String) throws(MediaError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw MediaError(.output, "The file “\(path)” could not be made: \(OutputFolder.reason()).")
        }
    }

    deinit { close(descriptor) }

    @discardableResult
    func append(_ bytes: [UInt8]) throws(MediaError) -> ByteRange {
        var done = 0
        while done < bytes.count {
            // The rest of the array is lent for the call.
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Foundation.write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
            }
            if written < 0 && errno == EINTR { continue }
            guard written >= 0 else {
                throw MediaError(
                    .output, "“\(path)” could not be written: \(OutputFolder.reason()). Check the free space.")
            }
            done += written
        }
        defer { count += bytes.count }
        return ByteRange(offset: count, length: bytes.count)
    }

    func sync() throws(MediaError) {
        guard fsync(descriptor) == 0 else {
            throw MediaError(.output, "“\(path)” could not be made durable: \(OutputFolder.reason()).")
        }
    }
}
