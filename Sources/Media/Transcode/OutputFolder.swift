internal import Foundation
internal import Synchronization

/// A folder for what a transcoding makes.
///
/// It appears under its name only when it is complete: files go to a hidden
/// folder beside it, which is removed again if the work isn't finished. Or it
/// is a work folder, which shows from the start and stays. A lock tells the
/// folder of a process at work from one that a killed process left behind.
final class OutputFolder: Sendable {
    private let path: String
    private let partial: String
    private let descriptor: Int32
    private let isKept: Mutex<Bool>

    /// - Parameter leftovers: the name of what is kept of what a killed
    ///   process left; all else of it is cleared away.
    init(_ path: String, keeping leftovers: String? = nil) throws(MediaError) {
        let target = URL(fileURLWithPath: path).standardizedFileURL
        let name = target.lastPathComponent
        let parent = target.deletingLastPathComponent().path
        self.path = target.path
        partial = parent + "/.\(name).partial"
        isKept = Mutex(false)
        if let contents = try? FileManager.default.contentsOfDirectory(atPath: self.path), !contents.isEmpty {
            throw MediaError(.output, "The folder “\(path)” is not empty; name a new one.")
        }
        if FileManager.default.fileExists(atPath: self.path), unsafe rmdir(self.path) != 0 {
            throw MediaError(.output, "“\(path)” is in the way and no empty folder; name a new one.")
        }
        try Self.make(parent)
        descriptor = try Self.claim(partial) { $0 == leftovers }
    }

    /// A folder that stays, complete or not, with all that is in it.
    init(work path: String) throws(MediaError) {
        let target = URL(fileURLWithPath: path).standardizedFileURL
        self.path = target.path
        partial = target.path
        isKept = Mutex(true)
        try Self.make(target.deletingLastPathComponent().path)
        descriptor = try Self.claim(partial) { _ in true }
    }

    deinit {
        discard()
        close(descriptor)
    }

    private static func make(_ folder: String) throws(MediaError) {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw MediaError(.output, "The folder “\(folder)” could not be made; check its owner and the free space.")
        }
    }

    /// Makes or takes over the folder `partial` and locks it.
    private static func claim(_ partial: String, keeping isKept: (String) -> Bool) throws(MediaError) -> Int32 {
        guard unsafe mkdir(partial, 0o755) == 0 || errno == EEXIST else {
            throw MediaError(.output, "The folder “\(partial)” could not be made: \(reason()).")
        }
        let descriptor = unsafe open(partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw MediaError(.output, "The folder “\(partial)” could not be opened: \(reason()).")
        }
        guard lock(descriptor) else {
            close(descriptor)
            throw MediaError(.output, "Another process is writing “\(partial)”; wait for it or name another folder.")
        }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: partial)) ?? [] where !isKept(name) {
            try? FileManager.default.removeItem(atPath: partial + "/" + name)
        }
        return descriptor
    }

    /// Takes the lock, or waits a second for it at most: a child process that
    /// is just being started holds on to the locks of its parent until it runs
    /// its own program, also to one that the parent has given up since.
    private static func lock(_ descriptor: Int32) -> Bool {
        let end = ContinuousClock.now + .seconds(1)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < end else { return false }
            usleep(10_000)
        }
        return true
    }

    /// What the system said last.
    static func reason() -> String { unsafe String(cString: strerror(errno)) }

    /// Where a file of that name is until the folder is published.
    func location(_ name: String) -> String { partial + "/" + name }

    func file(_ name: String) throws(MediaError) -> OutputFile { try OutputFile(path: location(name)) }

    func write(_ bytes: [UInt8], to name: String) throws(MediaError) {
        let file = try file(name)
        try file.append(bytes)
        try file.complete()
    }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: location(name)) }

    /// Removes what isn't published; a work folder stays.
    func discard() {
        if !isKept.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: partial) }
    }

    /// Makes the names of all complete files durable.
    func sync() throws(MediaError) {
        guard fsync(descriptor) == 0 else {
            throw MediaError(.output, "The folder “\(path)” could not be made durable: \(Self.reason()).")
        }
    }

    /// Shows the folder under its name; it and its files outlive a crash.
    func publish() throws(MediaError) {
        try sync()
        guard !isKept.withLock({ $0 }) else { return }
        guard unsafe rename(partial, path) == 0 else {
            throw MediaError(.output, "The folder “\(path)” could not be put in place: \(Self.reason()).")
        }
        isKept.withLock { $0 = true }
        try Self.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    /// Makes the names in `folder` durable.
    static func sync(_ folder: String) throws(MediaError) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw MediaError(.output, "The folder “\(folder)” could not be made durable: \(reason()).")
        }
    }
}
