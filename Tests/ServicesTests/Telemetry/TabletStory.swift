import Domain
import Foundation
import Ingest
import Services
import Store

/// What a tablet reports, as the bytes that it sends.
struct TabletStory: Sendable {
    let device: Device
    let session: ID<Session>
    var exercise: ID<Exercise> = .new(at: TestClock.start)

    /// One event `seconds` after the start of the training.
    func event(
        _ type: String, _ data: String, after seconds: Double = 0, id: UUID7? = nil, of session: ID<Session>? = nil
    ) -> String {
        var generator = SystemRandomNumberGenerator()
        let time = TestClock.start.adding(seconds: seconds)
        let id = id ?? UUID7(at: time, using: &generator)
        return """
            {"specversion":"1.0","id":"\(id)","source":"/devices/\(device.id)","type":"trin.\(type)",\
            "subject":"\(session ?? self.session)","time":"\(time.rfc3339)","datacontenttype":"application/json",\
            "data":\(data)}
            """
    }

    /// One event of the tablet itself, of no session.
    func ownEvent(_ type: String, _ data: String, after seconds: Double = 0, sequence: Int? = nil) -> String {
        event(type, data, after: seconds)
            .replacing("\"subject\":\"\(session)\",", with: sequence.map { "\"sequence\":\"\($0)\"," } ?? "")
    }

    /// A whole training: two sets of one exercise, and both answers.
    var training: [String] {
        let exercise = #""exercise":"\#(exercise)","index":0"#
        return [
            event("session.opened", #"{"position":0}"#),
            event("session.started", #"{"position":0}"#, after: 5),
            event("exercise.started", "{\(exercise)}", after: 6),
            event("set.completed", #"{\#(exercise),"set":1,"repetitions":10}"#, after: 30),
            event("set.completed", #"{\#(exercise),"set":2,"repetitions":10}"#, after: 60),
            event("exercise.completed", "{\(exercise)}", after: 61),
            event("session.completed", #"{"position":61}"#, after: 62),
            event("feedback.given", #"{"pain":2,"effort":5}"#, after: 80),
        ]
    }

    static func body(_ events: [String]) -> [UInt8] { Array("[\(events.joined(separator: ","))]".utf8) }

    func batch(_ events: [String], at instant: Instant = TestClock.start.adding(seconds: 100)) throws -> TelemetryBatch
    {
        TelemetryBatch(
            device: device,
            attempt: Attempt(receivedAt: instant, sentAt: nil, bootID: nil, monotonic: nil),
            verdicts: try BatchReader().read(Self.body(events), as: .batch, from: device.id))
    }
}

extension House {
    /// A tablet of the citizen and the sessions of a plan.
    func tabletStory() async throws -> (story: TabletStory, sessions: [Session]) {
        let (_, sessions) = try await prescribed(weeks: 1)
        let (device, _) = try await tablet()
        return (TabletStory(device: device, session: sessions[0].id), sessions)
    }

    /// Runs `body` while the telemetry writer runs.
    func writing(_ body: () async throws -> Void) async throws {
        let running = Task { try await services.writer.run() }
        do {
            try await body()
        } catch {
            running.cancel()
            throw error
        }
        running.cancel()
        try await running.value
    }

    func result(of session: ID<Session>) async throws -> SessionResult? {
        try await database.read { try $0.result(of: session) }
    }

    /// Events that were stored, and those that were set aside.
    func eventCounts() async throws -> [Int] {
        try await database.read { [try $0.eventCount(), try $0.rejectedEventCount()] }
    }
}
