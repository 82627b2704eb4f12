package import Domain
import Foundation
package import Store

/// Uploads in pieces that survive a lost connection: the protocol-free half
/// of tus 1.0.0.
///
/// An offset is reported only when the bytes before it are on stable storage
/// and the database says so; bytes behind it in the file do not count.
package struct UploadService: Sendable {
    package typealias Limits = UploadLimits

    let database: any Database
    let clock: WallClock
    let folder: MediaFolder
    package let limits: Limits
    private let jobs: JobBell
    private let disk: DiskGauge
    let locks = UploadLocks()

    package init(
        database: any Database, clock: WallClock, folder: MediaFolder, jobs: JobBell, limits: Limits,
        disk: DiskGauge = .system
    ) {
        self.database = database
        self.clock = clock
        self.folder = folder
        self.jobs = jobs
        self.limits = limits
        self.disk = disk
    }

    /// - Parameters:
    ///   - length: bytes in all.
    ///   - exercise: the exercise that gets the video; nil makes a new one
    ///     that is called as the file is.
    package func create(
        by staff: StaffMember, fileName: String, length: Int, exercise: ID<Exercise>?
    ) async throws -> Upload {
        let fileName = fileName.trimmed.isEmpty ? "video" : String(fileName.trimmed.prefix(255))
        guard length > 0 else {
            throw ServiceError(.invalid, "'\(fileName)' is empty; choose a video file.", reason: .emptyFile)
        }
        guard length <= limits.fileBytes else {
            throw ServiceError(
                .tooLarge, "'\(fileName)' has \(length) bytes; at most \(limits.fileBytes) are taken.",
                reason: .fileTooLarge)
        }
        let now = clock.now
        let upload = Upload(
            id: .new(at: now), staff: staff.id, fileName: fileName, exercise: exercise, length: length,
            createdAt: now, expiresAt: now.adding(seconds: limits.expirySeconds))
        let limits = limits
        let free = try await freeBytes()
        try await offload { [path = path(upload.id), folder = folder.uploads] in
            try UploadFile.create(path)
            try folder.synchronize()
        }
        do {
            try await database.write { connection in
                if let exercise, try connection.exercise(exercise) == nil {
                    throw ServiceError(.notFound, "There is no exercise \(exercise) to put the video to.")
                }
                try connection.room(for: staff.id, within: limits, free: free).check(length)
                try connection.insert(upload)
            }
        } catch {
            try? FileManager.default.removeItem(at: path(upload.id))
            throw error
        }
        return upload
    }

    /// Throws `.gone` for an upload that has expired.
    package func upload(_ id: ID<Upload>, for staff: StaffMember) async throws -> Upload {
        guard let upload = try await database.read({ try $0.upload(id) }), upload.staff == staff.id else {
            throw ServiceError(.notFound, "There is no upload \(id).")
        }
        guard upload.video != nil || upload.expiresAt > clock.now else {
            throw ServiceError(.gone, "Upload \(id) has expired; upload the file again.")
        }
        return upload
    }

    /// How much room one person's uploads take, and how much there is.
    package func usage(of staff: StaffMember) async throws -> UploadUsage {
        let free = try await freeBytes()
        return try await database.read { [limits] connection in
            let room = try connection.room(for: staff.id, within: limits, free: free)
            return UploadUsage(used: room.used, allowed: limits.userBytes, left: room.left)
        }
    }

    func freeBytes() async throws -> Int {
        try await offload { [disk, folder = folder.uploads] in try disk.freeBytes(at: folder) }
    }

    /// Runs `work` while no other request of this server has the upload.
    func locked<Value: Sendable>(
        _ id: ID<Upload>, isPatient: Bool = false, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        // A task of its own, so that a later request can interrupt it.
        let interruption = Interruption()
        guard await locks.take(id, at: clock.now, isPatient: isPatient, interrupt: interruption.call) else {
            throw ServiceError(.locked, "Upload \(id) is being written by another request; try again.", retryAfter: 1)
        }
        defer { locks.release(id) }
        let task = Task { try await work() }
        interruption.listen { task.cancel() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Notes in the database what is on stable storage; with the last byte,
    /// the video and its job come into being in the same transaction.
    ///
    /// Another server on the same database may have been as far meanwhile:
    /// then this one's bytes do not count.
    func record(_ upload: Upload, from offset: Int, to received: Int) async throws -> Upload {
        let now = clock.now
        var upload = upload
        upload.received = received
        upload.expiresAt = now.adding(seconds: limits.expirySeconds)
        let exercise = upload.exercise ?? .new(at: now)
        if received == upload.length { upload.video = .new(at: now) }
        try await database.write { [upload] connection in
            guard try connection.upload(upload.id)?.received == offset else {
                throw ServiceError(
                    .conflict, "Upload \(upload.id) no longer stands at byte \(offset); ask where it does.")
            }
            try connection.advanceUpload(upload.id, to: received, expiresAt: upload.expiresAt)
            guard let video = upload.video else { return }
            if upload.exercise == nil {
                try connection.insert(Exercise(id: exercise, name: Self.name(from: upload.fileName)), at: now)
            }
            try connection.insert(
                Video(id: video, exercise: exercise, state: .processing, fileName: upload.fileName, createdAt: now))
            try connection.enqueueJob(.new(at: now), for: video, at: now)
            try connection.finishUpload(upload.id, as: video)
        }
        if upload.video != nil { await jobs.ring() }
        return upload
    }

    /// Ends an upload and removes what has arrived. A finished one stays as
    /// the video that it became.
    package func terminate(_ id: ID<Upload>, for staff: StaffMember) async throws {
        try await locked(id) {
            _ = try await upload(id, for: staff)
            let removed = try await remove(id, if: { $0.video == nil })
            guard removed else {
                throw ServiceError(.conflict, "Upload \(id) is finished and has become a video; it stays.")
            }
        }
    }

    /// Removes uploads that were not finished in time.
    package func sweep() async throws {
        let now = clock.now
        for upload in try await database.read({ try $0.expiredUploads(at: now) }) {
            // One that is being written is looked at again in the next round.
            _ = try? await locked(upload.id, isPatient: true) {
                try await remove(upload.id, if: { $0.video == nil && $0.expiresAt <= now })
            }
        }
    }

    /// Removes an upload and its bytes, if `condition` holds at that moment.
    private func remove(_ id: ID<Upload>, if condition: @escaping @Sendable (Upload) -> Bool) async throws -> Bool {
        let removed = try await database.write { connection in
            guard let upload = try connection.upload(id), condition(upload) else { return false }
            try connection.deleteUpload(id)
            return true
        }
        if removed { try? FileManager.default.removeItem(at: path(id)) }
        return removed
    }

    func path(_ id: ID<Upload>) -> URL { folder.uploads.appending(path: id.description) }

    /// `knee_lift-2.mp4` becomes *Knee lift 2*, in every language.
    private static func name(from fileName: String) -> LocalizedText {
        let stem = URL(filePath: fileName).deletingPathExtension().lastPathComponent
        let words = stem.replacing(/[_\-\s]+/, with: " ").trimmed
        let name = words.isEmpty ? "Video" : String((words.prefix(1).uppercased() + words.dropFirst()).prefix(100))
        return LocalizedText(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, name) }))
    }
}
