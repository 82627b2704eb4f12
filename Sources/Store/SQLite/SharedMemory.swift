import Foundation

/// The memory that all connections to one file share (`-shm`), and in which
/// SQLite counts what it has copied from the log.
struct SharedMemory {
    private let path: String

    init(of database: String) { path = database + "-shm" }

    /// Whether another program uses it, so that SQLite would not begin it
    /// anew. To be asked only while this one has no connection: closing the
    /// descriptor would drop its locks.
    var isHeld: Bool {
        get throws {
            let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
            guard descriptor >= 0 else { return false }
            defer { Glibc.close(descriptor) }
            // The "dead man's switch" that every user holds: byte 128, after
            // https://www.sqlite.org/walformat.html and `UNIX_SHM_DMS`.
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            lock.l_start = 128
            lock.l_len = 1
            guard unsafe fcntl(descriptor, F_GETLK, &lock) == 0 else {
                throw StoreError(.unavailable, "Cannot ask who uses '\(path)': \(SystemFault.latest).")
            }
            return lock.l_type != Int16(F_UNLCK)
        }
    }
}
