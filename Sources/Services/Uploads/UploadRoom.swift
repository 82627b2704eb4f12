package import Foundation
import Glibc

/// How much room uploads may take.
package struct UploadLimits: Sendable {
    /// Bytes of one file.
    package var fileBytes = 8 << 30
    /// Bytes of one person's uploads together: what unfinished ones promise,
    /// and the originals of videos.
    package var userBytes = 100 << 30
    /// The same of all people together.
    package var totalBytes = 1000 << 30
    /// Bytes of the disk that uploads leave free, for the database and for
    /// what is made from them.
    package var reservedBytes = 2 << 30
    /// Seconds after the last byte until an unfinished upload expires.
    package var expirySeconds = 48.0 * 3600

    package init() {}
}

/// How much of it is used.
package struct UploadUsage: Hashable, Sendable {
    /// Bytes of one person.
    package let used: Int
    package let allowed: Int
    /// Bytes that can still be uploaded: what is left of the person's and of
    /// everybody's room, and of the disk.
    package let left: Int

    package init(used: Int, allowed: Int, left: Int) {
        self.used = used
        self.allowed = allowed
        self.left = left
    }
}

/// Tells how many bytes are free on the disk of a folder.
package struct DiskGauge: Sendable {
    private let read: @Sendable (URL) throws -> Int

    package init(_ read: @escaping @Sendable (URL) throws -> Int) { self.read = read }

    package func freeBytes(at folder: URL) throws -> Int { try read(folder) }

    /// What the system says that this user may still write.
    package static let system = DiskGauge { folder in
        var status = statvfs()
        // `status` is a local of the right type; the path is lent for the call.
        guard unsafe statvfs(folder.path, &status) == 0 else { throw FileError("statvfs", folder.path) }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}
