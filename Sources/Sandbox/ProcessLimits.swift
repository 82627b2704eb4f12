internal import Glibc

/// What a process that decodes strangers' files may take.
struct ProcessLimits {
    /// Bytes; room for the pictures of an 8K video in all its buffers.
    var addressSpace: UInt64 = 8 << 30
    /// Seconds of all cores together.
    var processorTime: UInt64 = 24 * 3600
    /// Bytes; above the largest rendition of the longest video.
    var fileSize: UInt64 = 16 << 30
    var descriptors: UInt64 = 256

    /// Limits this process for good, lets all others go first, and has the
    /// kernel end it before any other when the memory is all taken.
    func apply() {
        limit(RLIMIT_AS, to: addressSpace)
        limit(RLIMIT_CPU, to: processorTime)
        limit(RLIMIT_FSIZE, to: fileSize)
        limit(RLIMIT_NOFILE, to: descriptors)
        limit(RLIMIT_CORE, to: 0)
        _ = nice(10)
        let score = unsafe open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)
        guard score >= 0 else { return }
        // Four bytes of a string of four.
        _ = unsafe write(score, "1000", 4)
        close(score)
    }

    private func limit(_ resource: __rlimit_resource, to value: UInt64) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        // Lowering one's own limits cannot fail but where they are lower.
        _ = unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}
