internal import CSandbox
internal import Glibc

/// Locks this process in before it looks at a file that nobody trusts.
///
/// Afterwards it has its standard input and outputs, may write beneath the
/// named folders, and can reach nothing else: no other file, no network, no
/// other process. It is for good, and for all threads to come.
package struct Sandbox: Sendable {
    /// Fonts for cards, and what the C library asks to count processors.
    private static let readable = ["/usr/share/fonts", "/sys/devices/system/cpu"]

    /// The folders whose files may be written; they exist.
    package let writable: [String]

    package init(writable: [String]) { self.writable = writable }

    /// - Returns: what is in force. What the kernel does not have is left out.
    /// - Throws: if other threads run already, a folder is not there, or the
    ///   kernel refuses what it has.
    package func enter() throws(SandboxError) -> Protections {
        try requireSingleThread()
        let available = Protections.available
        _ = trin_close_from(UInt32(STDERR_FILENO + 1))
        ProcessLimits().apply()
        guard trin_renounce_privileges() == 0 else {
            throw SandboxError(.refused, "The kernel refused no_new_privs (error \(errno)); report its version.")
        }
        _ = trin_renounce_capabilities()
        if available.landlock > 0 {
            let landlock = try Landlock(version: available.landlock)
            for folder in writable { try landlock.allowWriting(beneath: folder) }
            for path in Self.readable { try landlock.allowReading(path, isFolder: true) }
            try landlock.enforce()
        }
        if available.filtersCalls {
            let filter = try SystemCallFilter()
            try filter.allowAll()
            try filter.enforce()
        }
        return available
    }

    /// Landlock and capabilities belong to a thread: one that ran already
    /// would keep what it had.
    private func requireSingleThread() throws(SandboxError) {
        var status = stat()
        // Each thread is a link more to the folder, beside `.` and `..`.
        guard unsafe stat("/proc/self/task", &status) == 0, status.st_nlink == 3 else {
            throw SandboxError(.threads, "Other threads run already; enter the sandbox first thing.")
        }
    }
}
