import Foundation

/// What a process that decodes strangers' files may take.
enum ProcessLimits {
    /// Room for the pictures of an 8K video in all its buffers.
    private static let addressSpace: UInt64 = 8 << 30
    /// Seconds of all cores together.
    private static let processorTime: UInt64 = 24 * 3600

    /// Limits this process for good, and lets all others go first.
    static func apply() {
        limit(RLIMIT_AS, to: addressSpace)
        limit(RLIMIT_CPU, to: processorTime)
        limit(RLIMIT_CORE, to: 0)
        _ = nice(10)
    }

    private static func limit(_ resource: __rlimit_resource, to value: UInt64) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        // Lowering one's own limits cannot fail but where they are lower.
        _ = unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}
