extension Migration {
    /// Finds what a tablet told last about itself, however much else it told.
    static let deviceReports = Migration(name: "0010-device-reports") { _ in
        ["CREATE INDEX events_about_devices ON events (device_id, type, occurred_at) WHERE session_id IS NULL"]
    }
}
