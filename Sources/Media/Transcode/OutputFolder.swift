internal import Foundation

/// A folder that appears under its name only when it is complete.
///
/// Files go to a hidden folder beside it, which is removed again if the work
/// isn't finished. A lock tells the folder of a process at work from one
/// that a killed process left behind.
final class OutputFolder {
    private let path: String
    private let partial: String
    private let descriptor: Int32
    private var isPublished = false

    init(_ path: String) throws(MediaError) {
        let target = URL(fileURLWithPath: path).standardizedFileURL
        let name = target.lastPathComponent
        let parent = target.deletingLastPathComponent().path
        self.path = target.path
        partial = parent + "/.\(name).partial"
        if let contents = try? FileManager.default.contentsOfDirectory(atPath: self.path), !contents.isEmpty {
            throw MediaError(.output, "The folder “\(path)” is not empty; name a new one.")
        }
        if FileManager.default.fileExists(atPath: self.path), unsafe rmdir(self.path) != 0 {
            throw MediaError(.output, "“\(path)” is in the way and no empty folder; name a new one.")
        }
        do { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) } catch {
            throw MediaError(.output, "The folder “\(parent)” could not be made; check its owner and the free space.")
        }
        descriptor = try Self.claim(partial)
    }

    deinit {
        if !isPublished { try? FileManager.default.removeItem(atPath: partial) }
        close(descriptor)
    }

    /// Makes `partial` afresh and locks it.
    private static func claim(_ partial: String) throws(MediaError) -> Int32 {
        let left = unsafe open(partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if left >= 0 {
            defer { close(left) }
            guard flock(left, LOCK_EX | LOCK_NB) == 0 else {
                throw MediaError(
                    .output, "Another process is writing “\(partial)”; wait for it or name another folder.")
            }
            try? FileManager.default.removeItem(atPath: partial)
        }
        guard unsafe mkdir(partial, 0o755) == 0 else {
            throw MediaError(.output, "The folder “\(partial)” could not be made: \(reason()).")
        }
        let descriptor = unsafe open(partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw MediaError(.output, "The folder “\(partial)” could not be locked: \(reason()).")
        }
        return descriptor
    }

    /// What the system said last.
    static func reason() -> String { unsafe String(cString: strerror(errno)) }

    func file(_ name: String) throws(MediaError) -> OutputFile { try OutputFile(path: partial + "/" + name) }

    func write(_ bytes: [UInt8], to name: String) throws(MediaError) {
        let file = try file(name)
        try file.append(bytes)
        try file.sync()
    }

    /// Shows the folder under its name; it and its files outlive a crash.
    func publish() throws(MediaError) {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard fsync(descriptor) == 0, unsafe rename(partial, path) == 0 else {
            throw MediaError(.output, "The folder “\(path)” could not be put in place: \(Self.reason()).")
        }
        isPublished = true
        let above = unsafe open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(above) }
        guard above >= 0, fsync(above) == 0 else {
            throw MediaError(.output, "The folder “\(parent)” could not be made durable: \(Self.reason()).")
        }
    }
}
