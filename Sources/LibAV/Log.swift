internal import CLibAV

/// What libav writes to standard error by itself.
package enum Log {
    /// Silences it: its errors are thrown, and its warnings about odd files
    /// would only puzzle people.
    package static func silence() { av_log_set_level(AV_LOG_QUIET) }
}
