package import Domain
package import Foundation

/// Where files lie: uploads as they came in, and the videos made from them.
///
///     uploads/{upload}          the file, as far as it has come
///     videos/{video}/…          playlists, renditions, poster, video.json
///     work/{job}-{attempt}/     what a worker is making
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

    package func video(_ id: ID<Video>) -> URL { videos.appending(path: id.description) }

    /// Moves a finished folder to where it is served from, durably. What lay
    /// there, from an attempt that ended between moving and recording, goes.
    package func publish(_ made: URL, as id: ID<Video>) throws {
        let target = video(id)
        if FileManager.default.fileExists(atPath: target.path) {
            try FileManager.default.removeItem(at: target)
        }
        try FileManager.default.moveItem(at: made, to: target)
        try videos.synchronize()
    }

    /// Removes what no longer belongs to anything: half-made work, and files
    /// that are in neither list.
    package func sweep(keepingVideos videoIDs: Set<String>, uploads uploadIDs: Set<String>, work: Bool) throws {
        let manager = FileManager.default
        if work {
            for item in try manager.contentsOfDirectory(at: self.work, includingPropertiesForKeys: nil) {
                try manager.removeItem(at: item)
            }
        }
        for item in try manager.contentsOfDirectory(at: videos, includingPropertiesForKeys: nil)
        where !videoIDs.contains(item.lastPathComponent) {
            try manager.removeItem(at: item)
        }
        for item in try manager.contentsOfDirectory(at: uploads, includingPropertiesForKeys: nil)
        where !uploadIDs.contains(item.lastPathComponent) {
            try manager.removeItem(at: item)
        }
    }
}
