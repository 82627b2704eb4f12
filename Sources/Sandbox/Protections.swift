internal import CSandbox

/// Which protections the kernel has, or a sandbox has put in force.
package struct Protections: Hashable, Sendable, Codable {
    /// The version of Landlock; 0 is none. Version 4 adds TCP, version 6
    /// signals to other processes.
    package let landlock: Int
    /// Whether system calls are filtered (seccomp).
    package let filtersCalls: Bool

    package init(landlock: Int, filtersCalls: Bool) {
        self.landlock = landlock
        self.filtersCalls = filtersCalls
    }

    /// What this machine's kernel has.
    package static var available: Protections {
        Protections(landlock: max(0, Int(trin_landlock_version())), filtersCalls: seccomp_api_get() >= 2)
    }

    /// One sentence for each protection that an up-to-date kernel would add.
    package var gaps: [String] {
        var gaps: [String] = []
        if landlock == 0 {
            gaps.append(
                "Landlock is off, so a worker that was taken over could open files; use Linux 5.13 or later with lsm=landlock."
            )
        }
        if !filtersCalls {
            gaps.append(
                "System calls are not filtered, so a worker that was taken over could reach the network; use a kernel with seccomp."
            )
        }
        return gaps
    }
}
