import Domain
import Ingest
import Store

extension Simulation {
    /// How well the events could be dated.
    struct Counts {
        var events = 0
        /// Dated by the monotonic clock: what the quality code calls exact.
        var exact = 0
        var restarts = 0
    }

    /// An event as the database has it.
    private struct Kept: Record {
        let id: String
        let body: String
        let occurredAt: Instant
        let receivedAt: Instant
        let clock: String

        init(row: Row) throws {
            id = try row["event_id"]
            body = try row["body"]
            occurredAt = try row["occurred_at"]
            receivedAt = try row["received_at"]
            clock = try row["clock"]
        }
    }

    /// Everything that is not as it must be, one sentence each.
    func findings(_ counts: inout Counts) async throws -> [String] {
        var findings: [String] = []
        for tablet in tablets where !tablet.outbox.isEmpty {
            findings.append("\(tablet.outbox.count) events are still on a tablet.")
        }
        let devices = house.devices.map(\.id)
        let (kept, setAside) = try await house.database.read { connection -> ([Kept], Int) in
            (
                try connection.all(
                    "SELECT * FROM events WHERE device_id IN (\(list: devices))"),
                try connection.value("SELECT COUNT(*) FROM rejected_events WHERE device_id IN (\(list: devices))") ?? 0
            )
        }
        let good = sealed.filter { !$0.event.isBad }
        let byID = Dictionary(grouping: kept, by: \.id)
        if kept.count != good.count { findings.append("\(good.count) events happened, \(kept.count) are stored.") }
        if setAside != sealed.count - good.count {
            findings.append("\(sealed.count - good.count) events are bad, \(setAside) are set aside.")
        }

        var timed: [TimedEvent] = []
        var exact: Set<UUID7> = []
        for (event, device) in good {
            guard let found = byID[event.id.description]?.first,
                let incoming = EventReader(device: device).read(Array(event.text.utf8)).accepted
            else {
                findings.append("Event \(event.id) is lost.")
                continue
            }
            if found.body != String(decoding: incoming.canonical, as: UTF8.self) {
                findings.append("Event \(event.id) is stored as \(found.body).")
            }
            if found.clock == CorrectedTime.Quality.monotonic.rawValue {
                exact.insert(event.id)
                let error = abs(found.occurredAt.milliseconds - event.happenedAt)
                if error > Self.tolerance(received: found.receivedAt, happenedAt: event.happenedAt) {
                    findings.append("Event \(event.id) is misdated by \(error) ms.")
                }
            }
            timed.append(
                TimedEvent(
                    identity: incoming.identity, session: incoming.session,
                    at: found.occurredAt, payload: incoming.payload))
        }
        counts.events += good.count
        counts.exact += exact.count
        counts.restarts += server.restarts
        for (session, training) in zip(house.sessions, trainings) {
            findings += try await compare(session, training, replay: timed, exact: exact)
        }
        return findings
    }

    /// What an event that is called exact may be off by: the way, what two
    /// clocks may be apart unnoticed, and the drift until it arrived.
    private static func tolerance(received: Instant, happenedAt: Int64) -> Int64 {
        longestWay + 2 * second + (received.milliseconds - happenedAt) / 10_000
    }

    /// The stored result beside a replay of all events in the order in which
    /// they happened, and beside what truly happened.
    private func compare(
        _ session: ID<Session>, _ training: SimulatedTraining, replay: [TimedEvent], exact: Set<UUID7>
    ) async throws -> [String] {
        let stored = try await house.database.read { try $0.result(of: session) }
        let replayed = SessionFold(session, events: replay).result
        guard let stored, stored == replayed else {
            return ["Session \(session) has \(String(describing: stored)), replayed \(String(describing: replayed))."]
        }
        let counted = [stored.exercisesCompleted, stored.exercisesSkipped, stored.setsCompleted]
        let truth = [training.exercisesCompleted, training.exercisesSkipped, training.setsCompleted]
        var findings: [String] = []
        if stored.completion != training.completion || counted != truth {
            findings.append(
                "Session \(session) says \(stored.completion) \(counted), it was \(training.completion) \(truth).")
        }
        let answers = sealed.filter {
            $0.event.session == session && $0.event.text.contains("feedback.given") && !$0.event.isBad
        }
        if answers.count == 1 || answers.allSatisfy({ exact.contains($0.event.id) }) {
            if stored.pain != training.pain || stored.effort != training.effort {
                findings.append("Session \(session) has pain \(stored.pain ?? -1), it was \(training.pain ?? -1).")
            }
        }
        return findings
    }
}
