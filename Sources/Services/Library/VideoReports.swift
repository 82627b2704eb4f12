package import Domain
import Foundation
package import Media
package import Store

/// The reports of ready videos, kept in memory: they never change.
package actor VideoReports {
    private let database: any Database
    private var reports: [ID<Video>: VideoReport] = [:]
    /// Ten thousand reports of 30-second clips are some 50 MB.
    private static let capacity = 10_000

    package init(database: any Database) { self.database = database }

    /// The report of a video, or nil when it is not ready.
    package func report(of id: ID<Video>) async throws -> VideoReport? {
        if let report = reports[id] { return report }
        guard let text = try await database.read({ try $0.videoReport(id) }) else { return nil }
        let report = try JSONDecoder().decode(VideoReport.self, from: Data(text.utf8))
        if reports.count >= Self.capacity { reports.removeAll() }
        reports[id] = report
        return report
    }
}

extension VideoReport {
    /// The names of all files that a player may fetch.
    package var fileNames: Set<String> {
        var names: Set = ["main.m3u8", "video.json", poster]
        for track in renditions + [audio] + (spoken ?? [:]).values { names.formUnion([track.file, track.playlist]) }
        names.formUnion(renditions.map(\.keyFramePlaylist))
        names.formUnion([strip?.file, preview].compactMap(\.self))
        return names
    }
}
