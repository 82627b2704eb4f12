package import Domain
package import Ingest
import Store

/// What one request of a tablet holds, ready to be stored: what can be found
/// out without the database is, so that the one writer has less to do.
package struct TelemetryBatch: Sendable {
    package let device: Device
    package let attempt: Attempt
    package let verdicts: [Verdict]
    /// One a verdict; nil where that is a rejection.
    let entries: [Entry?]
    /// Those that accepted events name.
    let sessions: Set<ID<Session>>

    struct Entry: Sendable {
        var row: StoredEvent
        let event: TimedEvent
        let unfamiliar: [UnfamiliarName]
    }

    package init(device: Device, attempt: Attempt, verdicts: [Verdict]) {
        self.device = device
        self.attempt = attempt
        self.verdicts = verdicts
        let clock = ClockCorrection()
        entries = verdicts.map { verdict in
            guard case .accepted(let event) = verdict else { return nil }
            return Entry(event, of: device, at: clock.time(of: event.reading, in: attempt), attempt)
        }
        sessions = Set(entries.compactMap { $0?.row.session })
    }
}

extension TelemetryBatch.Entry {
    fileprivate init(_ event: IncomingEvent, of device: Device, at time: CorrectedTime, _ attempt: Attempt) {
        row = StoredEvent(
            device: device.id, id: event.identity.event.description, session: event.session, type: event.type,
            occurredAt: time.instant, clock: time.quality.rawValue, receivedAt: attempt.receivedAt,
            bodyHash: event.digest, body: event.body)
        self.event = TimedEvent(event, at: time)
        unfamiliar = event.unfamiliar
    }
}
