package import Domain
import Foundation
import Ingest
package import Logging
import ServiceLifecycle
package import Store
import Synchronization

/// Takes what players say with CMCD beside media requests, and adds it to the
/// sessions every few seconds.
///
/// Serving must not wait for it: a note is one append under a lock, and all
/// reading and writing is done later. What a crash takes is a few seconds of
/// a diagnosis.
package final class PlayerReports: Service {
    /// More notes than this at once are only counted.
    private static let capacity = 4096
    /// The names of what is counted beside events' unfamiliar names.
    private static let counter = "CMCD"

    private struct Note {
        let text: String
        let isEncoded: Bool
        let session: ID<Session>?
        let device: ID<Device>
        let at: Instant
    }

    private struct Inbox {
        var notes: [Note] = []
        var dropped = 0
    }

    private struct Key: Hashable {
        let session: ID<Session>
        let device: ID<Device>
    }

    private let database: any Database
    private let clock: WallClock
    private let logger: Logger
    private let interval: Duration
    private let inbox = Mutex(Inbox())

    package init(database: any Database, clock: WallClock, logger: Logger, interval: Duration = .seconds(5)) {
        self.database = database
        self.clock = clock
        self.logger = logger
        self.interval = interval
    }

    /// Takes a note of one request.
    ///
    /// - Parameters:
    ///   - query: the parameter `CMCD` as it stands in the address; it goes
    ///     before the headers.
    ///   - headers: the four headers' values, joined by commas.
    ///   - session: whose stream the address is of, if it says so.
    package func note(query: String?, headers: String?, session: ID<Session>?, device: ID<Device>) {
        guard let text = query ?? headers else { return }
        let note = Note(text: text, isEncoded: query != nil, session: session, device: device, at: clock.now)
        inbox.withLock { inbox in
            if inbox.notes.count < Self.capacity { inbox.notes.append(note) } else { inbox.dropped += 1 }
        }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.interval)
                // Also the last time, so that an orderly end loses nothing.
                await self.flushOrLog()
            }
        }
    }

    private func flushOrLog() async {
        do {
            // A task of its own is not cancelled with the service.
            try await Task { try await self.flush() }.value
        } catch {
            logger.warning("What players said could not be stored.", metadata: ["error": "\(error)"])
        }
    }

    /// Adds all notes so far to their sessions.
    package func flush() async throws {
        let inbox = self.inbox.withLock { inbox in
            defer { inbox = Inbox() }
            return inbox
        }
        guard !inbox.notes.isEmpty || inbox.dropped > 0 else { return }
        var unreadable = 0
        var parts: [Key: SessionPlayback] = [:]
        for note in inbox.notes {
            let text = note.isEncoded ? note.text.removingPercentEncoding ?? "\"" : note.text
            guard let report = CMCDReport(text) else {
                unreadable += 1
                continue
            }
            guard let session = note.session ?? report.playback.flatMap({ ID<Session>($0) }) else { continue }
            let key = Key(session: session, device: note.device)
            let part = SessionPlayback(report, at: note.at)
            if parts[key] == nil { parts[key] = part } else { parts[key]?.merge(part) }
        }
        try await store(parts, counts: ["unreadable": unreadable, "dropped": inbox.dropped])
    }

    private func store(_ parts: [Key: SessionPlayback], counts: [String: Int]) async throws {
        let now = clock.now
        try await database.write { connection in
            var counts = counts
            for (key, part) in parts {
                guard let session = try connection.session(key.session), let device = try connection.device(key.device),
                    session.citizen == device.citizen
                else {
                    counts["foreign", default: 0] += part.requests
                    continue
                }
                try connection.add(part, of: key.session, on: key.device)
            }
            for (name, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
                try connection.countUnfamiliar(type: Self.counter, field: name, events: count, at: now)
            }
        }
    }
}

extension SessionPlayback {
    fileprivate init(_ report: CMCDReport, at instant: Instant) {
        self.init(at: instant)
        starvations = report.isStarved ? 1 : 0
        startups = report.isStartup ? 1 : 0
        bitRate.insert(report.bitRate)
        throughput.insert(report.throughput)
        leastBuffer = report.buffer
    }
}
