package import Domain
package import Ingest
import Store

/// What one request of a tablet holds, ready to be stored: what can be found
/// out without the database is, so that the one writer has less to do.
package struct TelemetryBatch: Sendable {
    package let device: Device
    package let attempt: Attempt
    package let verdicts: [Verdict]
    /// The accepted events.
    let rows: [StoredEvent]
    /// The verdict of each of `rows`.
    let places: [Int]
    /// What the accepted events amount to, if each is new.
    let reports: [SessionReport]
    /// In how many events there is something that is not known.
    let unfamiliar: [UnfamiliarName: Int]
    /// What the device numbered its events with.
    let sequence: [Int]
    let load: TelemetryLoad

    package init(device: Device, attempt: Attempt, verdicts: [Verdict]) {
        self.device = device
        self.attempt = attempt
        self.verdicts = verdicts
        let clock = ClockCorrection()
        var rows: [StoredEvent] = []
        var places: [Int] = []
        var unfamiliar: [UnfamiliarName: Int] = [:]
        var reports = SessionReports()
        rows.reserveCapacity(verdicts.count)
        places.reserveCapacity(verdicts.count)
        for (place, verdict) in verdicts.enumerated() {
            guard case .accepted(let event) = verdict else { continue }
            let time = clock.time(of: event.reading, in: attempt)
            rows.append(StoredEvent(event, of: device, at: time, attempt))
            places.append(place)
            reports.insert(TimedEvent(event, at: time))
            for name in event.unfamiliar { unfamiliar[name, default: 0] += 1 }
        }
        self.rows = rows
        self.places = places
        self.reports = reports.all
        self.unfamiliar = unfamiliar
        sequence = verdicts.compactMap(\.sequence)
        load = TelemetryLoad(
            events: verdicts.count,
            bytes: rows.reduce(0) { $0 + $1.body.utf8.count }
                + verdicts.reduce(0) { $0 + ($1.rejected?.raw.count ?? 0) })
    }

    /// An accepted event as it is stored in `row`.
    func event(_ row: StoredEvent, at place: Int) -> (timed: TimedEvent, unfamiliar: [UnfamiliarName])? {
        verdicts[place].accepted.map { event in
            (
                TimedEvent(
                    identity: event.identity, session: event.session, at: row.occurredAt, payload: event.payload),
                event.unfamiliar
            )
        }
    }
}

/// What events that came together amount to.
struct SessionReport: Sendable {
    private(set) var fold: SessionFold
    /// Whatever their type.
    private(set) var events = 0

    init(_ session: ID<Session>) { fold = SessionFold(session) }

    mutating func insert(_ event: TimedEvent) {
        fold.insert(event)
        events += 1
    }

    mutating func merge(_ other: SessionReport) {
        fold.merge(other.fold)
        events += other.events
    }
}

/// The sessions of one request, in the order in which they are named; nearly
/// always neighbours are of one session.
private struct SessionReports {
    private(set) var all: [SessionReport] = []

    mutating func insert(_ event: TimedEvent) {
        guard let session = event.session else { return }
        if let place = all.lastIndex(where: { $0.fold.session == session }) {
            all[place].insert(event)
        } else {
            var report = SessionReport(session)
            report.insert(event)
            all.append(report)
        }
    }
}

extension StoredEvent {
    fileprivate init(_ event: IncomingEvent, of device: Device, at time: CorrectedTime, _ attempt: Attempt) {
        self.init(
            device: device.id, id: event.identity.event.description, session: event.session, type: event.type,
            occurredAt: time.instant, clock: time.quality.rawValue, receivedAt: attempt.receivedAt,
            bodyHash: event.digest, body: event.body)
    }
}
