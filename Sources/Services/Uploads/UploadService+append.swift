package import Domain
import Foundation

extension UploadService {
    /// Bytes between two looks at the disk.
    private static let diskStep = 16 << 20

    /// Writes what arrives from `offset` on. When the connection breaks off,
    /// what has arrived is kept and counts; but of a piece with a checksum
    /// everything counts or nothing.
    ///
    /// - Returns: the upload after it; its `video` is set when it is whole.
    package func append<Body: AsyncSequence & Sendable>(
        _ body: Body, to id: ID<Upload>, at offset: Int, for staff: StaffMember, checksum: UploadChecksum? = nil
    ) async throws -> Upload where Body.Element == [UInt8] {
        try await locked(id) {
            var upload = try await upload(id, for: staff)
            guard offset == upload.received else {
                throw ServiceError(
                    .conflict, "Upload \(id) stands at byte \(upload.received), not \(offset); go on from there.")
            }
            guard upload.video == nil else { return upload }
            let file = try UploadFile(path(id))
            var piece = Piece(start: offset, checksum: checksum)
            var failure: (any Error)?
            do {
                try await write(body, of: upload, to: file, &piece)
                try piece.verify()
            } catch {
                failure = error.isFullDisk ? Self.full : error
                if checksum != nil {
                    try? file.truncate(to: offset)
                    piece.end = offset
                }
            }
            if piece.end > offset {
                // Also when this request was cancelled: what came in is kept.
                upload = try await Task { [upload, end = piece.end] in
                    try await offload { try file.synchronize() }
                    return try await record(upload, from: offset, to: end)
                }.value
            }
            if let failure { throw failure }
            return upload
        }
    }

    /// What one request brings.
    private struct Piece {
        let start: Int
        var end: Int
        private let checksum: UploadChecksum?
        private var counter: UploadChecksum.Counter?

        init(start: Int, checksum: UploadChecksum?) {
            self.start = start
            end = start
            self.checksum = checksum
            counter = checksum.map { UploadChecksum.Counter($0.algorithm) }
        }

        mutating func add(_ bytes: [UInt8]) {
            end += bytes.count
            counter?.add(bytes)
        }

        func verify() throws {
            guard let checksum, counter?.result != checksum.digest else { return }
            throw ServiceError(
                .mismatch,
                "The piece from byte \(start) on does not have the \(checksum.algorithm.rawValue) checksum that it "
                    + "was sent with; send it again.")
        }
    }

    private func write<Body: AsyncSequence & Sendable>(
        _ body: Body, of upload: Upload, to file: UploadFile, _ piece: inout Piece
    ) async throws where Body.Element == [UInt8] {
        var nextLook = piece.start
        for try await bytes in body {
            guard piece.end + bytes.count <= upload.length else {
                throw ServiceError(
                    .tooLarge, "Upload \(upload.id) was announced with \(upload.length) bytes; more have arrived.")
            }
            if piece.end >= nextLook {
                guard try await freeBytes() >= limits.reservedBytes else { throw Self.full }
                nextLook = piece.end + Self.diskStep
            }
            locks.bytesCame(upload.id, at: clock.now)
            try file.write(bytes, at: piece.end)
            piece.add(bytes)
        }
    }

    private static let full = ServiceError(
        .full, "The server's disk is full; ask who runs it to make room, then go on from where you are.",
        reason: .diskFull, retryAfter: 600)
}

extension Error {
    /// Whether a write failed for want of room (ENOSPC, EDQUOT).
    fileprivate var isFullDisk: Bool {
        guard let error = self as? FileError else { return false }
        return error.code == ENOSPC || error.code == EDQUOT
    }
}
