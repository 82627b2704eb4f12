/// `trin.device.reported`: how the tablet is; at least one value is there.
package struct DeviceReport: Hashable, Sendable {
    /// 0 … 1
    package var battery: Double?
    package var isCharging: Bool?
    /// Bytes that the page may still store.
    package var storageFree: Int?
    /// Of the tablet's page.
    package var version: String?
    /// Events that wait on the tablet to be sent.
    package var waiting: Int?

    package init(
        battery: Double? = nil, isCharging: Bool? = nil, storageFree: Int? = nil, version: String? = nil,
        waiting: Int? = nil
    ) {
        self.battery = battery
        self.isCharging = isCharging
        self.storageFree = storageFree
        self.version = version
        self.waiting = waiting
    }
}

/// `trin.device.failed`: something on the tablet went wrong.
package struct DeviceFailure: Hashable, Sendable {
    /// A word that names the kind, such as `playback` or `script`.
    package var code: String
    package var message: String?
    /// Where in the page, such as a file and a line.
    package var place: String?

    package init(code: String, message: String? = nil, place: String? = nil) {
        self.code = code
        self.message = message
        self.place = place
    }
}

/// `trin.help.requested`: somebody at the tablet asks to be called.
package struct HelpRequest: Hashable, Sendable {
    package var comment: String?

    package init(comment: String? = nil) { self.comment = comment }
}
