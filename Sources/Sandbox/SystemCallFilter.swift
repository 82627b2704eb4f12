internal import CSandbox
internal import Glibc

/// Leaves this process the system calls that decoding and encoding need.
///
/// All others answer as if the kernel did not have them, which the C library
/// is prepared for: there are no sockets, no other programs, no mounts, no
/// debugging of others, and no memory that can be made executable.
@safe
struct SystemCallFilter: ~Copyable {
    /// Owned: made in `init`, released in `deinit`.
    private let context: scmp_filter_ctx

    init() throws(SandboxError) {
        guard let context = unsafe seccomp_init(trin_filter_no_such_call) else { throw Self.refused("be set up") }
        unsafe self.context = unsafe context
    }

    deinit { unsafe seccomp_release(context) }

    func allowAll() throws(SandboxError) {
        for name in Self.allowed { try allow(name) }
        // Threads are started; processes are not.
        try allow("clone", where: [bits(of: 0, in: trin_clone_thread, are: trin_clone_thread)])
        for name in ["mmap", "mprotect"] {
            try allow(name, where: [bits(of: 2, in: UInt64(PROT_EXEC), are: 0)])
        }
        try allow("tgkill", where: [argument(0, is: UInt64(getpid()))])
        try allow("prlimit64", where: [argument(0, is: 0)])
        try allow("prctl", where: [argument(0, is: UInt64(trin_prctl_set_name))])
        for request in [TCGETS, FIONREAD] { try allow("ioctl", where: [argument(1, is: UInt64(request))]) }
    }

    /// Puts the filter in force in all threads. There is no way back.
    consuming func enforce() throws(SandboxError) {
        guard unsafe seccomp_attr_set(context, SCMP_FLTATR_CTL_TSYNC, 1) == 0, unsafe seccomp_load(context) == 0 else {
            throw Self.refused("be put in force")
        }
    }

    private func allow(_ name: String, where conditions: [scmp_arg_cmp] = []) throws(SandboxError) {
        let number = unsafe seccomp_syscall_resolve_name(name)
        // This machine's kind of processor has no such call.
        guard number != __NR_SCMP_ERROR else { return }
        // The conditions are lent for the call.
        let result = unsafe conditions.withUnsafeBufferPointer {
            unsafe seccomp_rule_add_array(context, trin_filter_allow, number, UInt32($0.count), $0.baseAddress)
        }
        guard result == 0 else { throw Self.refused("allow “\(name)”") }
    }

    private func argument(_ index: UInt32, is value: UInt64) -> scmp_arg_cmp {
        scmp_arg_cmp(arg: index, op: SCMP_CMP_EQ, datum_a: value, datum_b: 0)
    }

    private func bits(of index: UInt32, in mask: UInt64, are value: UInt64) -> scmp_arg_cmp {
        scmp_arg_cmp(arg: index, op: SCMP_CMP_MASKED_EQ, datum_a: mask, datum_b: value)
    }

    private static func refused(_ what: String) -> SandboxError {
        SandboxError(.refused, "The filter of system calls could not \(what); report the kernel's version.")
    }
}
