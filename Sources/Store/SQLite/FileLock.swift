import Glibc

/// An exclusive claim on a file, held by this process until it is released
/// or ends, however it ends.
struct FileLock: ~Copyable {
    private let descriptor: CInt

    /// Claims `path`, which is made when missing and stays behind.
    ///
    /// Throws ``StoreError`` that names the holder when another has the claim.
    init(path: String, guarding name: String) throws {
        // Closed on exec, so that a child process does not keep the claim.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(
                .unavailable,
                "Cannot make the lock file '\(path)': \(SystemFault.latest); check the folder's permissions.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            Glibc.close(descriptor)
            throw StoreError(
                .unavailable,
                "The database '\(name)' is already open in \(holder); stop that one first, for only one may write to it."
            )
        }
        self.descriptor = descriptor
        let note = "\(getpid())\n"
        // The number is only for the message above; nothing depends on it.
        if ftruncate(descriptor, 0) == 0 {
            _ = unsafe note.withCString { unsafe pwrite(descriptor, $0, note.utf8.count, 0) }
        }
    }

    deinit { Glibc.close(descriptor) }

    private static func holder(_ descriptor: CInt) -> String {
        var note = [UInt8](repeating: 0, count: 20)
        let count = unsafe note.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        let digits = String(decoding: note.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self)
        return Int(digits).map { "process \($0)" } ?? "another process"
    }
}
