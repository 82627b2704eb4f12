/// How long a connection may do nothing, and how much it may keep waiting.
struct ServerLimits: Sendable {
    /// Seconds after which a reader that takes nothing of what waits for it
    /// is let go.
    var stall = 60.0
    /// Seconds after which a connection is closed on which nothing happens.
    var idle = 300.0
    /// Bytes that the kernel keeps unsent. Progress is seen in steps of it,
    /// so with `stall` it is also the slowest reader that is served: some
    /// 4 kB a second.
    var unsentBytes = 256 << 10
}
