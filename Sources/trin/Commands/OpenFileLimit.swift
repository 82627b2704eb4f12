import Glibc

/// How many files and connections this process may have open.
enum OpenFileLimit {
    /// Takes as many as the system allows: one a connection, and one a file
    /// that is sent.
    static func raise() {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        // `limit` is a local of the right type.
        guard unsafe getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = unsafe setrlimit(resource, &limit)
    }
}
