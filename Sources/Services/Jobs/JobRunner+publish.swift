import Domain
import Foundation
import Media
import Store

extension JobRunner {
    /// Puts the files that a report names in place, then records the report.
    ///
    /// A partial report leaves the job running: more files will follow, and
    /// those that are there stay as they are.
    func publishVideo(_ report: VideoReport, of job: Job, from output: URL) async throws {
        try await hold(job)
        let report = try await database.read { try report.withSpokenTracks(of: job.video, $0) }
        try await offload { [folder] in try folder.publish(report, of: job.video, from: output) }
        let text = try report.sortedJSON
        try await database.write { connection in
            if report.isPartial == true {
                guard try connection.holds(job) else { throw JobLost() }
            } else {
                guard try connection.endJob(job, as: .done) else { throw JobLost() }
            }
            try connection.publishVideo(
                job.video, duration: report.duration, report: text, isPartial: report.isPartial == true)
        }
    }

    /// Adds a spoken track to a video that can be played.
    func publishSpoken(_ made: VideoReport, in language: Language, of job: Job, from output: URL) async throws {
        guard let track = made.spoken?[language.rawValue] else {
            throw MediaError(.internal, "The worker made no track in '\(language.rawValue)'.")
        }
        try await hold(job)
        // A track that is replaced gets another name, as players keep files.
        let named = track.renamed(to: "\(track.name)-\(String(job.id.description.suffix(6)))\(job.attempts)")
        try await offload { [folder] in
            try folder.publish(track, as: named, of: job.video, from: output)
        }
        let text = try named.sortedJSON
        let report = try await database.write { connection in
            guard try connection.endJob(job, as: .done) else { throw JobLost() }
            try connection.publishSpoken(text, language: language, of: job.video)
            return try VideoReport.refresh(job.video, connection)
        }
        guard let report else { return }
        try await offload { [folder] in try folder.write(report, of: job.video) }
    }

    /// Files cannot be moved inside a transaction. A lease that is new has
    /// time enough: else a runner that slept would put its files in place of
    /// those that another has published since.
    private func hold(_ job: Job) async throws {
        guard try await renew(job, MediaProgress(stage: .finishing, fraction: 1)) else { throw JobLost() }
    }
}

extension Track {
    func renamed(to name: String) -> Track {
        var track = self
        track.name = name
        track.file = "\(name).mp4"
        track.playlist = "\(name).m3u8"
        return track
    }
}
