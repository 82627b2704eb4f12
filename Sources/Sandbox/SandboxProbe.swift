internal import CSandbox
internal import Glibc

/// Tries what a worker that was taken over would try, and tells what it
/// could do.
///
/// It harms nothing where it succeeds: files are opened and not changed, and
/// system calls get arguments that the kernel would turn down.
package struct SandboxProbe: Sendable {
    /// A folder that may be written.
    package let writable: String
    /// A file that may not be read or written.
    package let secret: String
    /// Of 127.0.0.1, where something listens.
    package let port: UInt16

    package init(writable: String, secret: String, port: UInt16) {
        self.writable = writable
        self.secret = secret
        self.port = port
    }

    /// What the attempts are called that a worker needs for its work.
    package static let needed: Set<String> = ["write its own folder", "start a thread"]

    /// Every attempt by name, and whether it succeeded.
    package func run() -> [String: Bool] {
        var found = [
            "write its own folder": opens(writable + "/probe", O_WRONLY | O_CREAT),
            "start a thread": startsThread(),
            "read another file": opens(secret, O_RDONLY),
            "write another file": opens(secret, O_WRONLY),
            "make a file beside another": opens(secret + ".new", O_WRONLY | O_CREAT),
            "read its own program": opens("/proc/self/exe", O_RDONLY),
            "list the root folder": opens("/", O_RDONLY | O_DIRECTORY),
            "connect": connects(),
            "make memory executable": takesMemory(4096, PROT_READ | PROT_EXEC),
            "take 64 GiB of memory": takesMemory(64 << 30, PROT_READ),
            "start a process": forks(),
            "keep a descriptor beyond the three": fcntl(STDERR_FILENO + 1, F_GETFD) >= 0,
        ]
        for name in Self.calls { found["call \(name)"] = exists(name) }
        return found
    }

    /// System calls that are no part of decoding. With these arguments each
    /// fails or does nothing, with a reason other than that there is no such
    /// call.
    private static let calls = [
        "execve", "execveat", "ptrace", "process_vm_readv", "kill", "socket", "socketpair", "bind", "unshare", "setns",
        "mount", "chroot", "bpf", "io_uring_setup", "perf_event_open", "keyctl", "memfd_create", "userfaultfd",
        "symlinkat", "mknodat", "chmod", "setuid",
    ]

    private func opens(_ path: String, _ flags: Int32) -> Bool {
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }

    private func startsThread() -> Bool {
        var thread = pthread_t()
        guard unsafe pthread_create(&thread, nil, { _ in nil }, nil) == 0 else { return false }
        return pthread_join(thread, nil) == 0
    }

    private func connects() -> Bool {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        // The address is lent for the call, with its own length.
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// It is never touched, so none is used.
    private func takesMemory(_ size: Int, _ protection: Int32) -> Bool {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let start = unsafe mmap(nil, size, protection, flags, -1, 0), unsafe start != MAP_FAILED else {
            return false
        }
        unsafe munmap(start, size)
        return true
    }

    /// By the bare call: a refusal must not look like the child's answer.
    private func forks() -> Bool {
        let child = trin_try_system_call(Int(number("clone")), Int(SIGCHLD), 0, 0)
        guard child != 0 else { _exit(0) }
        guard child > 0 else { return false }
        return waitpid(pid_t(child), nil, 0) == child
    }

    private func exists(_ name: String) -> Bool {
        let parent = name == "kill" ? Int(getppid()) : -1
        let number = number(name)
        guard number >= 0 else { return false }
        return trin_try_system_call(Int(number), parent, name == "kill" ? 0 : -1, -1) >= 0 || errno != ENOSYS
    }

    private func number(_ name: String) -> Int32 { unsafe seccomp_syscall_resolve_name(name) }
}
