package import Domain
import Foundation
import Media
import Store

/// Captions and spoken instructions, one of each a language.
extension LibraryService {
    /// Bytes of a sound file with spoken instructions.
    package static let spokenBytes = 50 << 20

    /// Checks a WebVTT or SRT file and puts it to the video, and to newer
    /// versions of it that are being made.
    ///
    /// Throws `.invalid` with the number of the line that is wrong.
    package func setCaptions(_ file: [UInt8], language: Language, of id: ID<Video>) async throws {
        let captions = try Captions(reading: file)
        try await changeVersions(from: id) { version, shift, connection in
            guard let moved = captions.moved(by: shift) else { return }
            try connection.setCaptions(moved.webVTT, language: language, of: version)
        }
    }

    package func removeCaptions(in language: Language, of id: ID<Video>) async throws {
        try await changeVersions(from: id) { version, _, connection in
            try connection.removeCaptions(in: language, of: version)
        }
    }

    package func captions(of video: ID<Video>) async throws -> [Language: String] {
        try await database.read { try $0.captions(of: video) }
    }

    /// Runs `change` for a video and the versions of it that are newer, with
    /// the milliseconds by which times are later there.
    private func changeVersions(
        from id: ID<Video>, _ change: @escaping @Sendable (ID<Video>, Int, any Connection) throws -> Void
    ) async throws {
        try await database.write { connection in
            let video = try Self.video(id, connection)
            let start = try TranscodeRequest.stored(of: id, connection).trimStart ?? 0
            try change(id, 0, connection)
            for version in try connection.versions(of: video).drop(while: { $0.id != id }).dropFirst() {
                let own = try TranscodeRequest.stored(of: version.id, connection).trimStart ?? 0
                try change(version.id, start - own, connection)
            }
        }
    }

    static func video(_ id: ID<Video>, _ connection: any Connection) throws -> Video {
        guard let video = try connection.video(id) else { throw ServiceError(.notFound, "There is no video \(id).") }
        return video
    }

    /// The spoken instructions of a video, and how far each is.
    package func spoken(of video: ID<Video>) async throws -> [(spoken: SpokenInstructions, job: Job?)] {
        try await database.read { connection in
            let jobs = try connection.jobs(of: video).filter { $0.kind == .spoken }
            return try connection.spoken(of: video).map { spoken in
                (spoken, jobs.first { $0.language == spoken.language })
            }
        }
    }

    /// Takes a sound file, whole, and has it made into a track of the video.
    package func setSpoken<Body: AsyncSequence & Sendable>(
        _ body: Body, fileName: String, language: Language, of id: ID<Video>, by staff: StaffMember
    ) async throws where Body.Element == [UInt8] {
        let now = clock.now
        _ = try await database.read { try Self.video(id, $0) }
        var upload = Upload(
            id: .new(at: now), staff: staff.id, fileName: String(fileName.prefix(255)), exercise: nil, length: 0,
            video: id, createdAt: now, expiresAt: now)
        let path = folder.upload(upload.id)
        do {
            upload.length = try await write(body, to: path)
            upload.received = upload.length
            try await database.write { [upload] connection in
                _ = try Self.video(id, connection)
                try connection.insert(upload)
                try connection.finishSpokenUpload(upload.id, of: id)
                try connection.setSpoken(
                    SpokenInstructions(
                        video: id, language: language, upload: upload.id, state: .processing, createdAt: now))
                try connection.enqueueJob(.new(at: now), .spoken, for: id, in: language, at: now)
            }
        } catch {
            try? FileManager.default.removeItem(at: path)
            throw error
        }
        await bell.ring()
    }

    /// - Returns: how many bytes are on stable storage.
    private func write<Body: AsyncSequence & Sendable>(
        _ body: Body, to path: URL
    ) async throws -> Int where Body.Element == [UInt8] {
        try await offload { try UploadFile.create(path) }
        let file = try UploadFile(path)
        var length = 0
        for try await bytes in body {
            guard length + bytes.count <= Self.spokenBytes else {
                throw ServiceError(
                    .tooLarge, "The sound file has more than \(Self.spokenBytes >> 20) MB; shorten it.",
                    reason: .fileTooLarge)
            }
            try file.write(bytes, at: length)
            length += bytes.count
        }
        guard length > 0 else {
            throw ServiceError(.invalid, "The sound file is empty; choose another.", reason: .emptyFile)
        }
        try await offload { [uploads = folder.uploads] in
            try file.synchronize()
            try uploads.synchronize()
        }
        return length
    }

    package func retrySpoken(in language: Language, of id: ID<Video>) async throws {
        let now = clock.now
        try await database.write { connection in
            let spoken = try connection.spoken(of: id).first { $0.language == language }
            guard let spoken, spoken.state == .failed else {
                throw ServiceError(
                    .conflict, "Nothing has failed in '\(language.rawValue)'; there is nothing to try again.")
            }
            try connection.setSpoken(spoken)
            try connection.enqueueJob(.new(at: now), .spoken, for: id, in: language, at: now)
        }
        await bell.ring()
    }

    package func removeSpoken(in language: Language, of id: ID<Video>) async throws {
        let report = try await database.write { connection in
            _ = try Self.video(id, connection)
            try connection.removeSpoken(in: language, of: id)
            try connection.deleteJob(.spoken, of: id, in: language)
            return try VideoReport.refresh(id, connection)
        }
        guard let report else { return }
        try await offload { [folder] in try folder.write(report, of: id) }
    }
}
