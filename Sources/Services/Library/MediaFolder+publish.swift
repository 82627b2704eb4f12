import Domain
import Foundation
import Glibc
import Media

extension MediaFolder {
    /// Puts the files that a report names where they are served from,
    /// durably. They are links: the worker goes on in its own folder.
    func publish(_ report: VideoReport, of id: ID<Video>, from made: URL) throws {
        let target = try makeFolder(of: id)
        for name in report.madeFiles.sorted() {
            try link(made.appending(path: name), to: target.appending(path: name))
        }
        try write(report, in: target)
        try target.synchronize()
    }

    /// Puts one track beside the others, under another name.
    func publish(_ track: Track, as named: Track, of id: ID<Video>, from made: URL) throws {
        let target = try makeFolder(of: id)
        try link(made.appending(path: track.file), to: target.appending(path: named.file))
        try replace(target.appending(path: named.playlist), with: MediaPlaylist(named).text)
        try target.synchronize()
    }

    /// Writes what is in a report itself, so that the folder can be played
    /// without a server.
    func write(_ report: VideoReport, of id: ID<Video>) throws {
        let target = video(id)
        try write(report, in: target)
        try target.synchronize()
    }

    private func write(_ report: VideoReport, in target: URL) throws {
        try replace(target.appending(path: "main.m3u8"), with: MultivariantPlaylist(report).text)
        try replace(target.appending(path: "video.json"), with: try report.sortedJSON)
    }

    private func makeFolder(of id: ID<Video>) throws -> URL {
        let target = video(id)
        if !FileManager.default.fileExists(atPath: target.path) {
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            try videos.synchronize()
        }
        return target
    }

    /// A second name for a file that is complete and durable. What an
    /// interrupted attempt left under that name gives way.
    private func link(_ file: URL, to target: URL) throws {
        if try FileIdentity(target) == FileIdentity(file) { return }
        let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).new")
        _ = unsafe unlink(draft.path)
        if unsafe Glibc.link(file.path, draft.path) != 0 {
            guard [EPERM, EXDEV, EMLINK, EOPNOTSUPP].contains(errno) else { throw FileError("link", file.path) }
            // A file system without links, or one that has no more of them.
            try FileManager.default.copyItem(at: file, to: draft)
            try draft.synchronize()
        }
        guard unsafe rename(draft.path, target.path) == 0 else { throw FileError("rename", draft.path) }
    }

    private func replace(_ target: URL, with text: String) throws {
        let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).new")
        try Data(text.utf8).write(to: draft)
        try draft.synchronize()
        guard unsafe rename(draft.path, target.path) == 0 else { throw FileError("rename", draft.path) }
    }
}

/// Which file a path leads to; nil when there is none.
private struct FileIdentity: Equatable {
    let device: UInt
    let number: UInt

    init?(_ url: URL) throws {
        var status = stat()
        // `status` is a local of the right type.
        guard unsafe lstat(url.path, &status) == 0 else {
            guard errno == ENOENT else { throw FileError("stat", url.path) }
            return nil
        }
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }
}
