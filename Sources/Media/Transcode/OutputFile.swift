internal import Foundation

/// A new file that is written from front to back and has its name when it is
/// complete; a file of that name is replaced then, not overwritten.
final class OutputFile {
    private let path: String
    private let partial: String
    private let descriptor: Int32
    private var isComplete = false
    /// Bytes written so far.
    private(set) var count = 0

    init(path: String) throws(MediaError) {
        self.path = path
        let url = URL(fileURLWithPath: path)
        partial = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).new"
        // What a killed process left.
        _ = unsafe unlink(partial)
        descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw MediaError(.output, "The file “\(path)” could not be made: \(OutputFolder.reason()).")
        }
    }

    deinit {
        if !isComplete { _ = unsafe unlink(partial) }
        close(descriptor)
    }

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

    /// Gives the file its name; its contents outlive a crash, and its name
    /// does when the folder was synced.
    func complete() throws(MediaError) {
        guard fsync(descriptor) == 0, unsafe rename(partial, path) == 0 else {
            throw MediaError(.output, "“\(path)” could not be made durable: \(OutputFolder.reason()).")
        }
        isComplete = true
    }
}
