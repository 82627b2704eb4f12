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
    let bell: JobBell

    package init(
        database: any Database, clock: WallClock, folder: MediaFolder, reports: VideoReports, bell: JobBell
    ) {
        self.database = database
        self.clock = clock
        self.folder = folder
        self.reports = reports
        self.bell = bell
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
                let job = try video.flatMap { $0.isOnItsWay ? try connection.job(of: $0.id) : nil }
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
        /// The file's name.
        package let file: String
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
                    name: track.name, file: track.file, width: size.width, height: size.height,
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
        _ id: ID<Exercise>, name: LocalizedText, instruction: LocalizedText, repetitionsInVideo: Int,
        filmedSide: Side? = nil
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
            exercise.filmedSide = filmedSide
            try connection.update(exercise)
        }
    }

    /// The report of a video that can be played, as `video.json` has it.
    package func reportText(of video: ID<Video>) async throws -> String {
        guard let text = try await reports.text(of: video) else {
            throw ServiceError(.notFound, "Video \(video) has no report.")
        }
        return text
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

extension Video {
    /// Whether renditions of it are being made, or wait for it.
    package var isOnItsWay: Bool { state == .processing || (isPartial && failure == nil) }
}
