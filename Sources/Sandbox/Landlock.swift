internal import CSandbox
internal import Glibc

/// Takes files and the network from this thread and all that it will start.
///
/// The rights are those of Linux's `landlock(7)`.
struct Landlock: ~Copyable {
    private static let readFile: UInt64 = 1 << 2
    private static let readFolder: UInt64 = 1 << 3
    /// Make, write, read, rename and remove plain files and folders.
    private static let everythingPlain: UInt64 = 1 << 1 | readFile | readFolder | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8
    private static let moveBetweenFolders: UInt64 = 1 << 13
    private static let truncate: UInt64 = 1 << 14

    private let version: Int
    /// Owned: opened in `init`, closed in `deinit`.
    private let ruleset: Int32

    /// - Parameter version: the kernel's, at least 1.
    init(version: Int) throws(SandboxError) {
        self.version = version
        // Each version knows the rights of those before it, and some more.
        let files: UInt64 =
            switch version {
            case 1: (1 << 13) - 1
            case 2: (1 << 14) - 1
            case 3, 4: (1 << 15) - 1
            default: (1 << 16) - 1
            }
        var rules = trin_landlock_rules(
            files: files, network: version >= 4 ? 0b11 : 0, scope: version >= 6 ? 0b11 : 0)
        let size = version >= 6 ? 24 : version >= 4 ? 16 : 8
        // The kernel reads `size` bytes of the structure, which has 24.
        ruleset = Int32(unsafe trin_landlock_create(&rules, size))
        guard ruleset >= 0 else { throw Self.refused("make a set of rules") }
    }

    deinit { close(ruleset) }

    /// Lets plain files beneath a folder be made, written, read and removed.
    func allowWriting(beneath path: String) throws(SandboxError) {
        let rights =
            Self.everythingPlain | (version >= 2 ? Self.moveBetweenFolders : 0) | (version >= 3 ? Self.truncate : 0)
        guard try allow(rights, path) else {
            throw SandboxError(.folder, "The folder “\(path)” cannot be opened (error \(errno)); make it first.")
        }
    }

    /// Lets a file, or all beneath a folder, be read, if it is there.
    func allowReading(_ path: String, isFolder: Bool) throws(SandboxError) {
        _ = try allow(isFolder ? Self.readFile | Self.readFolder : Self.readFile, path)
    }

    /// - Returns: whether there is such a path.
    private func allow(_ rights: UInt64, _ path: String) throws(SandboxError) -> Bool {
        let descriptor = unsafe open(path, trin_open_path | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard trin_landlock_allow(ruleset, descriptor, rights) == 0 else { throw Self.refused("allow “\(path)”") }
        return true
    }

    /// There is no way back. Needs `no_new_privs`.
    consuming func enforce() throws(SandboxError) {
        guard trin_landlock_enforce(ruleset) == 0 else { throw Self.refused("put the rules in force") }
    }

    private static func refused(_ what: String) -> SandboxError {
        SandboxError(.refused, "Landlock refused to \(what) (error \(errno)); report the kernel's version.")
    }
}
