package import Domain
package import Ingest

/// What one request of a tablet holds.
package struct TelemetryBatch: Sendable {
    package var device: Device
    package var attempt: Attempt
    package var verdicts: [Verdict]

    package init(device: Device, attempt: Attempt, verdicts: [Verdict]) {
        self.device = device
        self.attempt = attempt
        self.verdicts = verdicts
    }
}
