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

    /// Removes what no longer belongs to anything: all half-made work, and
    /// the files of videos and uploads that are not given.
    ///
    /// What cannot be removed stays until the next start: a worker of a server
    /// that was killed may be writing for another second.
    package func sweep(keepingVideos videoIDs: Set<ID<Video>>, uploads uploadIDs: Set<ID<Upload>>) throws {
        try empty(work, keeping: [])
        try empty(videos, keeping: Set(videoIDs.map(\.description)))
        try empty(uploads, keeping: Set(uploadIDs.map(\.description)))
    }

    private func empty(_ folder: URL, keeping names: Set<String>) throws {
        for item in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where !names.contains(item.lastPathComponent) {
            try? FileManager.default.removeItem(at: item)
        }
    }
}
