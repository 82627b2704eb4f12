import Domain
import Store

/// What uploads take at a moment, and what they may take.
struct UploadRoom: Sendable {
    /// Bytes of one person's uploads.
    let used: Int
    /// Bytes of all uploads.
    let total: Int
    /// Bytes of the disk that nothing is promised to.
    let free: Int
    let limits: UploadLimits

    /// Bytes that can still be uploaded.
    var left: Int { max(0, min(limits.userBytes - used, limits.totalBytes - total, free - limits.reservedBytes)) }

    /// Throws when a new upload of `length` bytes does not fit.
    func check(_ length: Int) throws {
        guard used + length <= limits.userBytes else {
            throw ServiceError(
                .tooLarge,
                "Your uploads take \(used) of \(limits.userBytes) bytes, and this one has \(length); remove some first.",
                reason: .quota)
        }
        guard total + length <= limits.totalBytes, length <= free - limits.reservedBytes else {
            throw ServiceError(
                .full, "There is no room for \(length) more bytes; ask who runs the server to make some.",
                reason: .diskFull, retryAfter: 600)
        }
    }
}

extension Connection {
    /// - Parameter free: bytes free on the disk.
    func room(for staff: ID<StaffMember>, within limits: UploadLimits, free: Int) throws -> UploadRoom {
        UploadRoom(
            used: try uploadBytes(of: staff), total: try uploadBytes(), free: free - (try awaitedUploadBytes()),
            limits: limits)
    }
}
