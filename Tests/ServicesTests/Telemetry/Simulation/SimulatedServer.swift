import Domain
import Ingest
import Services
import Store
import Synchronization

/// True time, which the simulation moves on.
final class SimulatedTime: Sendable {
    private let milliseconds: Mutex<Int64>

    init(_ now: Int64) { milliseconds = Mutex(now) }

    func set(_ now: Int64) { milliseconds.withLock { $0 = now } }

    var clock: WallClock { WallClock { Instant(milliseconds: self.milliseconds.withLock { $0 }) } }
}

/// The real way of a request from its bytes to the receipt, on a database
/// that fails on demand; a failure ends the server and another one starts.
final class SimulatedServer {
    private let database: FaultyDatabase
    /// Milliseconds; the server's clock is right.
    private let time: SimulatedTime
    private var service: TelemetryService
    private var running: Task<Void, any Error>
    private(set) var restarts = 0

    init(_ base: any Database, at time: SimulatedTime) {
        database = FaultyDatabase(base)
        self.time = time
        (service, running) = Self.launch(database, time.clock)
    }

    private static func launch(
        _ database: FaultyDatabase, _ clock: WallClock
    ) -> (TelemetryService, Task<Void, any Error>) {
        let writer = TelemetryWriter(database: database, clock: clock, logger: .silent)
        return (TelemetryService(writer: writer, clock: clock), Task { try await writer.run() })
    }

    func stop() async throws {
        running.cancel()
        try await running.value
    }

    /// Ends the server in order and starts another one.
    func restart() async throws {
        try await stop()
        restarts += 1
        (service, running) = Self.launch(database, time.clock)
    }

    func receive(
        _ request: SimulatedTablet.Request, from device: Device, fault: FaultyDatabase.Fault?
    ) async throws -> SimulatedTablet.Answer {
        database.arm(fault)
        defer { database.arm(nil) }
        do {
            return .receipt(
                try await service.receive(
                    request.body, contentType: "application/cloudevents-batch+json", clocks: request.clocks,
                    from: device))
        } catch is IngestError {
            return .unreadable
        } catch is StoreError {
            try await restart()
            return .none
        }
    }
}
