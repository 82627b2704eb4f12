package import Domain
import Foundation
package import Media
import Store

extension LibraryService {
    /// What a video was ordered with.
    package func request(of video: ID<Video>) async throws -> TranscodeRequest {
        try await database.read { try TranscodeRequest.stored(of: video, $0) }
    }

    /// Makes another version from the same upload. The shown one plays until
    /// the new one is ready.
    @discardableResult
    package func cut(_ id: ID<Video>, _ cut: VideoCut) async throws -> ID<Video> {
        try await makeVersion(of: id) { shown, request in
            guard let duration = shown.duration else {
                throw ServiceError(.conflict, "Video \(id) cannot be played yet; wait until it can.", reason: .notReady)
            }
            return try cut.request(after: request, duration: Int((duration * 1000).rounded()))
        }
    }

    /// Makes another version that has the whole upload again.
    @discardableResult
    package func uncut(_ id: ID<Video>) async throws -> ID<Video> {
        try await makeVersion(of: id) { _, request in
            var request = request
            request.posterAt = request.posterAt.map { $0 + (request.trimStart ?? 0) }
            (request.trimStart, request.trimEnd) = (nil, nil)
            return request
        }
    }

    /// Tries once more to make what could not be made. A video that plays
    /// already keeps its files: the other renditions join a new version.
    ///
    /// - Returns: the video that is being made now.
    @discardableResult
    package func retry(_ id: ID<Video>) async throws -> ID<Video> {
        let now = clock.now
        let failed = try await database.write { connection in
            guard let video = try connection.video(id), video.failure != nil else {
                throw ServiceError(.conflict, "Video \(id) has not failed; there is nothing to try again.")
            }
            guard video.state == .failed else { return false }
            try connection.retryVideo(id)
            try connection.enqueueJob(.new(at: now), for: id, at: now)
            return true
        }
        guard failed else { return try await makeVersion(of: id) { _, request in request } }
        await bell.ring()
        return id
    }

    private func makeVersion(
        of id: ID<Video>, _ change: @escaping @Sendable (Video, TranscodeRequest) throws -> TranscodeRequest
    ) async throws -> ID<Video> {
        let now = clock.now
        let version = try await database.write { connection in
            guard let shown = try connection.video(id), let exercise = shown.exercise, shown.upload != nil else {
                throw ServiceError(.notFound, "There is no video \(id) of an exercise.")
            }
            if let newest = try connection.newestVideo(of: exercise), newest.state == .processing {
                throw ServiceError(
                    .conflict, "A new version of exercise \(exercise) is being made; wait until it is ready.",
                    reason: .versionUnderWay)
            }
            let old = try TranscodeRequest.stored(of: id, connection)
            let request = try change(shown, old)
            let version = Video(
                id: .new(at: now), exercise: exercise, upload: shown.upload, state: .processing,
                fileName: shown.fileName, createdAt: now)
            try connection.insert(version, request: try request.sortedJSON)
            try connection.enqueueJob(.new(at: now), for: version.id, at: now)
            try copyWords(from: shown, old, to: version, request, at: now, connection)
            return version.id
        }
        await bell.ring()
        return version
    }

    /// Captions go along, moved by what was cut away before them; spoken
    /// instructions where the beginning stays the same.
    private func copyWords(
        from shown: Video, _ old: TranscodeRequest, to version: Video, _ new: TranscodeRequest, at now: Instant,
        _ connection: any Connection
    ) throws {
        let shift = (old.trimStart ?? 0) - (new.trimStart ?? 0)
        for (language, text) in try connection.captions(of: shown.id) {
            guard let moved = try Captions(reading: Array(text.utf8)).moved(by: shift) else { continue }
            try connection.setCaptions(moved.webVTT, language: language, of: version.id)
        }
        guard shift == 0 else { return }
        for spoken in try connection.spoken(of: shown.id) where spoken.state != .failed {
            var spoken = spoken
            (spoken.video, spoken.createdAt) = (version.id, now)
            try connection.setSpoken(spoken)
            try connection.enqueueJob(.new(at: now), .spoken, for: version.id, in: spoken.language, at: now)
        }
    }
}

extension Captions {
    /// With every time later by so many milliseconds; nil when no cue is left
    /// behind the beginning.
    func moved(by milliseconds: Int) -> Captions? {
        let cues = cues.compactMap { cue -> Cue? in
            var cue = cue
            cue.start = max(0, cue.start + milliseconds)
            cue.end += milliseconds
            return cue.end > cue.start ? cue : nil
        }
        return cues.isEmpty ? nil : Captions(cues: cues)
    }
}
