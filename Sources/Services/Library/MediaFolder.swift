package import Domain
package import Foundation

/// Where files lie: uploads as they came in, and the videos made from them.
///
///     uploads/{upload}          the file, as far as it has come
///     videos/{video}/…          playlists, renditions, poster, video.json
///     work/{job}/               what workers of a job have made so far
package struct MediaFolder: Sendable {
    package let root: URL

    /// Makes the folders that are missing.
    package init(root: URL) throws {
        self.root = root
        for folder in ["uploads", "videos", "work"] {
            try FileManager.default.createDirectory(
                at: root.appending(path: folder), withIntermediateDirectories: true)
        }
    }

    package var uploads: URL { root.appending(path: "uploads") }
    package var videos: URL { root.appending(path: "videos") }
    package var work: URL { root.appending(path: "work") }

    package func upload(_ id: ID<Upload>) -> URL { uploads.appending(path: id.description) }
    package func video(_ id: ID<Video>) -> URL { videos.appending(path: id.description) }
    package func work(of job: ID<Job>) -> URL { work.appending(path: job.description) }

    /// What is known of by the database and therefore stays.
    package struct Known: Sendable {
        package var videos: Set<ID<Video>>
        package var uploads: Set<ID<Upload>>
        /// Those that are not done.
        package var jobs: Set<ID<Job>>

        package init(videos: [ID<Video>], uploads: [ID<Upload>], jobs: [ID<Job>]) {
            self.videos = Set(videos)
            self.uploads = Set(uploads)
            self.jobs = Set(jobs)
        }
    }

    /// Removes what no longer belongs to anything: the work of jobs that are
    /// over, and the files of videos and uploads that are not known; only for
    /// a process that knows itself to be the only one.
    ///
    /// What cannot be removed stays until the next start: a worker of a server
    /// that was killed may be writing for another second.
    package func sweep(keeping known: Known) throws {
        remove(try present(youngest: 0), keeping: known)
    }

    /// Every file and folder of videos, uploads and work.
    ///
    /// - Parameter youngest: how many seconds ago an upload must have been
    ///   written to: its file comes before its row.
    func present(youngest: Double = 3600) throws -> [URL] {
        let manager = FileManager.default
        let keys: [URLResourceKey] = [.contentModificationDateKey]
        let files = try manager.contentsOfDirectory(at: uploads, includingPropertiesForKeys: keys).filter { file in
            let date = try? file.resourceValues(forKeys: Set(keys)).contentModificationDate
            return youngest == 0 || date.map { -$0.timeIntervalSinceNow > youngest } == true
        }
        return try [videos, work].reduce(into: files) { all, folder in
            all += try manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        }
    }

    /// Removes those of `present` that are not known.
    func remove(_ present: [URL], keeping known: Known) {
        let names = [
            uploads.lastPathComponent: Set(known.uploads.map(\.description)),
            videos.lastPathComponent: Set(known.videos.map(\.description)),
            work.lastPathComponent: Set(known.jobs.map(\.description)),
        ]
        for item in present {
            let kept = names[item.deletingLastPathComponent().lastPathComponent]
            // A folder that was never listed loses nothing.
            guard let kept, !kept.contains(Self.owner(of: item.lastPathComponent)) else { continue }
            try? FileManager.default.removeItem(at: item)
        }
    }

    /// Whose a file is: rest clips are made as `.{job}.partial`.
    private static func owner(of name: String) -> String {
        guard name.hasPrefix("."), name.hasSuffix(".partial") else { return name }
        return String(name.dropFirst().dropLast(".partial".count))
    }
}
