import Domain
import Foundation
import Media
import Store

extension JobRunner {
    /// Runs the job's worker, keeps the lease, and publishes what is made as
    /// soon as it can be used.
    func work(on job: Job) async throws {
        let source = try await source(of: job)
        let output = folder.work(of: job.id)
        let progress = LatestProgress()
        let report = try await withThrowingTaskGroup(of: VideoReport?.self) { group in
            group.addTask {
                try await worker.run(
                    source, output: output,
                    listener: MediaWorker.Listener(
                        progress: { await progress.set($0) },
                        playable: { report in
                            var report = report
                            report.isPartial = true
                            try await publishVideo(report, of: job, from: output)
                        }))
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    guard try await renew(job, await progress.value) else { throw JobLost() }
                }
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
        if case .spoken(_, let language, _) = source {
            try await publishSpoken(report, in: language, of: job, from: MediaWorker.spokenFolder(in: output))
        } else {
            try await publishVideo(report, of: job, from: output)
        }
    }

    /// What the job's worker is given.
    private func source(of job: Job) async throws -> MediaWorker.Source {
        return try await database.read { [folder] connection in
            switch job.kind {
            case .rest:
                if let seconds = job.restSeconds { return .rest(seconds: seconds) }
                guard let row = try connection.restCard(of: job.video) else {
                    throw MediaError(.unsuitable, "The rest's card is no longer wanted.")
                }
                return .card(
                    RestCard(language: row.language, name: row.name, side: row.side), seconds: row.seconds,
                    poster: folder.video(row.posterOf).appending(path: "poster.jpg"))
            case .video:
                guard let upload = try connection.upload(of: job.video) else {
                    throw MediaError(
                        .unreadable, "The uploaded file is no longer there; upload it again.", as: .uploadGone)
                }
                return .video(
                    folder.upload(upload.id),
                    try TranscodeRequest.stored(of: job.video, connection))
            case .spoken:
                let spoken = try connection.spoken(of: job.video).first { $0.language == job.language }
                guard let spoken, let report = try VideoReport.stored(of: job.video, connection) else {
                    throw MediaError(
                        .unreadable, "The uploaded sound is no longer there; upload it again.", as: .soundGone)
                }
                return .spoken(folder.upload(spoken.upload), spoken.language, like: report)
            }
        }
    }

    /// - Returns: whether the job is still this runner's own.
    func renew(_ job: Job, _ progress: MediaProgress) async throws -> Bool {
        let lease = clock.now.adding(seconds: Self.leaseSeconds)
        return try await database.write {
            try $0.renewJob(
                job, progress: progress.fraction, secondsLeft: progress.secondsLeft, leaseUntil: lease)
        }
    }
}

private actor LatestProgress {
    private(set) var value = MediaProgress(stage: .probing, fraction: 0)

    func set(_ progress: MediaProgress) { value = progress }
}
