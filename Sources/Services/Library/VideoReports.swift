package import Domain
import Foundation
package import Media
package import Store
import Synchronization

/// The reports of ready videos, kept in memory.
///
/// A report changes when renditions or languages join. It is read again when
/// something has changed, and decoded again only if it is another text.
package final class VideoReports: Sendable {
    private struct Entry: Sendable {
        let text: String
        let report: VideoReport
        var stamp: ContentVersion.Stamp
    }

    private let database: any Database
    private let clock: WallClock
    private let version: ContentVersion
    /// Ten thousand reports of 30-second clips are some 50 MB.
    private let entries = Mutex(BoundedCache<ID<Video>, Entry>(capacity: 10_000))

    package init(database: any Database, clock: WallClock = .system, version: ContentVersion = ContentVersion()) {
        self.database = database
        self.clock = clock
        self.version = version
    }

    /// The report of a video, or nil when it is not ready.
    package func report(of id: ID<Video>) async throws -> VideoReport? { try await entry(of: id)?.report }

    /// The report as `video.json` has it.
    package func text(of id: ID<Video>) async throws -> String? { try await entry(of: id)?.text }

    private func entry(of id: ID<Video>) async throws -> Entry? {
        let stamp = version.stamp(at: clock.now)
        let known = entries.withLock { $0[id] }
        if let known, version.isCurrent(known.stamp, at: clock.now) { return known }
        guard let text = try await database.read({ try $0.videoReport(id) }) else {
            entries.withLock { $0.remove(id) }
            return nil
        }
        let report =
            if let known, known.text == text { known.report } else {
                try JSONDecoder().decode(VideoReport.self, from: Data(text.utf8))
            }
        let entry = Entry(text: text, report: report, stamp: stamp)
        entries.withLock { $0.insert(entry, for: id) }
        return entry
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
