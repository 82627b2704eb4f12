import Domain
import Ingest
import ServiceLifecycle
import Services
import Store
import Synchronization
import Testing

@Suite("TelemetryWriter")
struct TelemetryWriterTests {
    @Test("Many at once all get a receipt of their own events", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let training = story.training
            try await house.writing {
                let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                    for number in 0..<200 {
                        group.addTask {
                            // Every event comes 25 times in all.
                            try await house.services.writer.store(story.batch([training[number % 8]]))
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(receipts.count == 200)
                #expect(receipts.reduce(0) { $0 + $1.stored } == 8)
                #expect(receipts.reduce(0) { $0 + $1.duplicate } == 192)
            }
            #expect(try await house.result(of: story.session)?.events == 8)
        }
    }

    @Test("Two servers that get the same events store each once", arguments: Engine.allCases)
    func twoServers(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let batch = try story.batch(story.training)
            let other = try house.another()
            let otherRuns = Task { try await other.writer.run() }
            try await house.writing {
                async let first = house.services.writer.store(batch)
                async let second = other.writer.store(batch)
                let receipts = [try await first, try await second]
                #expect(receipts.map(\.stored).sorted() == [0, 8])
            }
            otherRuns.cancel()
            try await otherRuns.value
            #expect(try await house.eventCounts() == [8, 0])
        }
    }

    @Test(
        "A full queue refuses what comes, and takes it again when there is room",
        arguments: [TelemetryLoad(events: 10, bytes: 1 << 20), TelemetryLoad(events: 1000, bytes: 1500)])
    func full(room: TelemetryLoad) async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let writer = TelemetryWriter(
                database: house.database, clock: house.clock.wallClock, logger: .silent, room: room)
            let batch = try story.batch(story.training)
            // Nobody writes yet: one batch waits, the others find no room.
            let codes = try await withThrowingTaskGroup(of: ServiceError.Code?.self) { group in
                for _ in 0..<4 { group.addTask { try await code { try await writer.store(batch) } } }
                var codes: [ServiceError.Code?] = []
                for _ in 0..<3 { codes.append(try await group.next() ?? nil) }
                let running = Task { try await writer.run() }
                codes.append(try await group.next() ?? nil)
                #expect(try await writer.store(batch).duplicate == 8)
                running.cancel()
                try await running.value
                return codes
            }
            #expect(codes == [.busy, .busy, .busy, nil])
        }
    }

    @Test("When the server stops, what waits is stored and what comes later is refused")
    func shutdown() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let writer = house.services.writer
            let training = story.training
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(services: [.init(service: writer)], logger: .silent))
            let running = Task { try await group.run() }
            let receipts = try await withThrowingTaskGroup(of: Bool.self) { callers in
                for number in 0..<100 {
                    callers.addTask {
                        do {
                            _ = try await writer.store(story.batch([training[number % 8]]))
                            return true
                        } catch let error as ServiceError where error.code == .busy {
                            return false
                        }
                    }
                    if number == 50 {
                        callers.addTask {
                            await group.triggerGracefulShutdown()
                            return true
                        }
                    }
                }
                return try await callers.reduce(into: []) { $0.append($1) }
            }
            #expect(receipts.count == 101)
            try await running.value
            #expect(try await code { try await writer.store(story.batch([training[0]])) } == .busy)
        }
    }

    @Test("When the database fails nothing is acknowledged, and the writer lives on")
    func failingDatabase() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let database = FailingDatabase(database: house.database)
            let writer = TelemetryWriter(database: database, clock: house.clock.wallClock, logger: .silent)
            let running = Task { try await writer.run() }
            let batch = try story.batch(story.training)
            database.fails.withLock { $0 = { _ in true } }
            for _ in 0..<3 {
                await #expect(throws: FailingDatabase.DiskFull.self) { try await writer.store(batch) }
            }
            #expect(try await house.eventCounts() == [0, 0])
            database.fails.withLock { $0 = { _ in false } }
            #expect(try await writer.store(batch).stored == 8)
            running.cancel()
            try await running.value
        }
    }

    @Test(
        "After a failed commit nothing is acknowledged until the database was opened anew", arguments: Engine.allCases)
    func failedSync(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let database = SickDatabase(database: house.database)
            let writer = TelemetryWriter(
                database: database, clock: house.clock.wallClock, logger: .silent, pause: .milliseconds(5))
            let running = Task { try await writer.run() }
            let batch = try story.batch(story.training)
            database.isSick.withLock { $0 = true }
            await #expect(throws: StoreError.self) { try await writer.store(batch) }
            // However long it lasts, what comes meanwhile is refused.
            while database.recoveries.withLock({ $0 }) < 3 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await code { try await writer.store(batch) } == .unavailable)
            #expect(await writer.trouble?.message == SickDatabase.fault.message)
            #expect(await writer.trouble?.since == house.clock.now)
            database.isSick.withLock { $0 = false }
            while await writer.trouble != nil { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await writer.store(batch).stored == 8)
            running.cancel()
            try await running.value
            #expect(try await house.eventCounts() == [8, 0])
        }
    }

    @Test("One tablet may fill half the queue, no more")
    func share() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let writer = TelemetryWriter(
                database: house.database, clock: house.clock.wallClock, logger: .silent,
                room: TelemetryLoad(events: 20, bytes: 1 << 20))
            let batch = try story.batch(story.training)
            let reasons = await withTaskGroup(of: ServiceError.Reason?.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        do {
                            _ = try await writer.store(batch)
                            return nil
                        } catch {
                            return (error as? ServiceError)?.reason
                        }
                    }
                }
                var reasons = [await group.next() ?? nil]
                let running = Task { try await writer.run() }
                reasons.append(await group.next() ?? nil)
                running.cancel()
                return reasons
            }
            #expect(reasons == [.throttled, nil])
        }
    }

    @Test("A batch that cannot be stored does not keep its neighbours from it")
    func neighbours() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let poison = UUID7("019ab000-0000-7000-8000-00000000f001")!
            let database = FailingDatabase(database: house.database)
            database.fails.withLock {
                $0 = { try $0.eventHash(device: story.device.id, id: poison.description) != nil }
            }
            let writer = TelemetryWriter(database: database, clock: house.clock.wallClock, logger: .silent)
            let bad = try story.batch([story.event("session.opened", #"{"position":0}"#, id: poison)])
            let good = try story.training.map { try story.batch([$0]) }
            let stored = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    await #expect(throws: FailingDatabase.DiskFull.self) { try await writer.store(bad) }
                    return 0
                }
                for batch in good { group.addTask { try await writer.store(batch).stored } }
                // Time enough for most of them to share a transaction.
                try await Task.sleep(for: .milliseconds(50))
                let running = Task { try await writer.run() }
                let stored = try await group.reduce(0, +)
                running.cancel()
                try await running.value
                return stored
            }
            #expect(stored == 8)
        }
    }
}

/// A database whose transactions fail at their end on a condition.
private final class FailingDatabase: Database {
    struct DiskFull: Error {}

    let database: any Database
    let fails = Mutex<@Sendable (any Connection) throws -> Bool>({ _ in false })

    init(database: any Database) { self.database = database }

    var dialect: Dialect { database.dialect }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let fails = fails.withLock { $0 }
        return try await database.write { connection in
            let value = try body(connection)
            if try fails(connection) { throw DiskFull() }
            return value
        }
    }

    func recover() async throws { try await database.recover() }

    func close() async throws { try await database.close() }
}

/// A database that fails to sync while it is sick.
private final class SickDatabase: Database {
    static let fault = StoreError(.unavailable, "The database file cannot be used (disk I/O error); check the disk.")

    let database: any Database
    let isSick = Mutex(false)
    let recoveries = Mutex(0)

    init(database: any Database) { self.database = database }

    var dialect: Dialect { database.dialect }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        if isSick.withLock({ $0 }) { throw Self.fault }
        return try await database.write(body)
    }

    func recover() async throws {
        recoveries.withLock { $0 += 1 }
        try await database.recover()
    }

    func close() async throws { try await database.close() }
}
