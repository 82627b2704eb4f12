package import Domain
package import Foundation
import Media
package import Store

/// The exercises and their videos.
package struct LibraryService: Sendable {
    let database: any Database
    let clock: WallClock
    package let folder: MediaFolder
    let reports: VideoReports

    package init(database: any Database, clock: WallClock, folder: MediaFolder, reports: VideoReports) {
        self.database = database
        self.clock = clock
        self.folder = folder
        self.reports = reports
    }

    /// An exercise with the newest thing that was uploaded for it.
    package struct Entry: Sendable {
        package let exercise: Exercise
        package let newest: Video?
        /// How far the newest video's transcoding is.
        package let job: Job?
    }

    package func entries() async throws -> [Entry] {
        try await database.read { connection in
            let newest = Dictionary(
                try connection.newestVideos().compactMap { video in video.exercise.map { ($0, video) } },
                uniquingKeysWith: { first, _ in first })
            return try connection.exercises().map { exercise in
                let video = newest[exercise.id]
                let job = try video.flatMap { $0.state == .processing ? try connection.job(of: $0.id) : nil }
                return Entry(exercise: exercise, newest: video, job: job)
            }
        }
    }

    package func entry(_ id: ID<Exercise>) async throws -> Entry {
        try await database.read { connection in
            guard let exercise = try connection.exercise(id) else {
                throw ServiceError(.notFound, "There is no exercise \(id).")
            }
            let video = try connection.newestVideo(of: id)
            return Entry(exercise: exercise, newest: video, job: try video.flatMap { try connection.job(of: $0.id) })
        }
    }

    /// What staff see of a rendition.
    package struct Rendition: Sendable {
        /// Such as `720p`.
        package let name: String
        package let width: Int
        package let height: Int
        /// Bits a second, the sound included.
        package let averageBandwidth: Int
        package let bytes: Int
    }

    /// The renditions of a ready video; none for another.
    package func renditions(of video: ID<Video>) async throws -> [Rendition] {
        guard let report = try await reports.report(of: video) else { return [] }
        return report.renditions.compactMap { track in
            track.size.map { size in
                Rendition(
                    name: track.name, width: size.width, height: size.height,
                    averageBandwidth: track.averageBandwidth + report.audio.averageBandwidth,
                    bytes: track.fragments.last.map { $0.range.offset + $0.range.length } ?? 0)
            }
        }
    }

    package func video(_ id: ID<Video>) async throws -> (video: Video, job: Job?) {
        try await database.read { connection in
            guard let video = try connection.video(id) else {
                throw ServiceError(.notFound, "There is no video \(id).")
            }
            return (video, try connection.job(of: id))
        }
    }

    package func update(
        _ id: ID<Exercise>, name: LocalizedText, instruction: LocalizedText, repetitionsInVideo: Int
    ) async throws {
        guard !name.isEmpty, name.texts.values.allSatisfy({ $0.count <= 100 }) else {
            throw ServiceError(.invalid, "An exercise needs a name of 1–100 characters.", reason: .exerciseName)
        }
        guard instruction.texts.values.allSatisfy({ $0.count <= 2000 }) else {
            throw ServiceError(.invalid, "An instruction has at most 2000 characters.", reason: .instruction)
        }
        guard (0...1000).contains(repetitionsInVideo) else {
            throw ServiceError(
                .invalid, "'\(repetitionsInVideo)' repetitions in a video are not possible; give 0–1000.",
                reason: .repetitions)
        }
        try await database.write { connection in
            guard var exercise = try connection.exercise(id) else {
                throw ServiceError(.notFound, "There is no exercise \(id).")
            }
            exercise.name = name
            exercise.instruction = instruction
            exercise.repetitionsInVideo = repetitionsInVideo
            try connection.update(exercise)
        }
    }

    /// Puts a failed video back into the queue.
    package func retry(_ id: ID<Video>) async throws {
        let now = clock.now
        try await database.write { connection in
            guard let video = try connection.video(id), video.state == .failed else {
                throw ServiceError(.conflict, "Video \(id) has not failed; there is nothing to try again.")
            }
            try connection.retryVideo(id)
            try connection.enqueueJob(.new(at: now), for: id, at: now)
        }
    }

    package func setCaptions(_ webVTT: String, language: Language, of video: ID<Video>) async throws {
        try await database.write { try $0.setCaptions(webVTT, language: language, of: video) }
    }

    package func captions(of video: ID<Video>) async throws -> [Language: String] {
        try await database.read { try $0.captions(of: video) }
    }

    /// The path of one of a ready video's files.
    ///
    /// Throws `.notFound` for a video that is not ready and for every name
    /// that its report does not list.
    package func file(_ name: String, of video: ID<Video>) async throws -> URL {
        guard let report = try await reports.report(of: video), report.fileNames.contains(name) else {
            throw ServiceError(.notFound, "Video \(video) has no file '\(name)'.")
        }
        return folder.video(video).appending(path: name)
    }
}
