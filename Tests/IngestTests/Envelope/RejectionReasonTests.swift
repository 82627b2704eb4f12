import Domain
import Ingest
import Testing

@Suite("Reasons of rejection")
struct RejectionReasonTests {
    private typealias Reason = RejectedEvent.Reason
    private static let long = String(repeating: "x", count: 32 * 1024)
    private static let tooLarge = Sample.event(changes: ["x": "\"\(long)\""])

    /// An event, the reason and what it names.
    private static let cases: [(String, Reason, [String])] = [
        ("17", .notAnObject, ["17"]), ("{\"a\" 1}", .json, ["5"]),
        (tooLarge, .tooLarge, [String(tooLarge.utf8.count), "32768"]),
        (Sample.event(changes: ["type": nil]), .missing, ["type"]),
        (Sample.event(changes: ["id": "5"]), .notText, ["id", "5"]),
        (Sample.event(changes: ["data": nil]), .missing, ["data"]),
        (Sample.event(changes: ["specversion": #""0.3""#]), .version, ["0.3"]),
        (Sample.event(changes: ["id": #""abc""#]), .id, ["abc"]),
        (Sample.event(changes: ["source": #""/x""#]), .source, ["/x", "/devices/\(Sample.deviceText)"]),
        (Sample.event(changes: ["type": #""""#]), .type, [""]),
        (Sample.event(changes: ["subject": #""anna""#]), .subject, ["anna"]),
        (
            Sample.event("trin.device.reported", data: #"{"battery":1}"#), .subjectDevice,
            [Sample.sessionText, Sample.deviceText]
        ),
        (Sample.event(data: "[1]"), .dataNoObject, ["trin.session.started", "[1]"]),
        (Sample.event("trin.set.completed", data: "{}"), .lacks, ["trin.set.completed", "exercise"]),
        (
            Sample.event("trin.exercise.started", data: #"{"exercise":7,"index":0}"#), .identifier,
            ["trin.exercise.started", "exercise", "7"]
        ),
        (
            Sample.event("trin.feedback.given", data: #"{"pain":1.5}"#), .integer,
            ["trin.feedback.given", "pain", "1.5", "0", "10"]
        ),
        (Sample.event("trin.feedback.given", data: "{}"), .nothing, ["trin.feedback.given", "pain, effort, comment"]),
        (
            Sample.event("trin.feedback.given", data: #"{"comment":1}"#), .text,
            ["trin.feedback.given", "comment", "1", "2000"]
        ),
        (
            Sample.event("trin.feedback.given", data: "{\"comment\":\"\(long.prefix(2001))\"}"), .textLong,
            ["trin.feedback.given", "comment", "2001", "2000"]
        ),
        (
            Sample.event("trin.feedback.given", data: #"{"comment":"a\u0000"}"#), .textZero,
            ["trin.feedback.given", "comment"]
        ),
        (
            Sample.event("trin.device.reported", data: #"{"battery":1.5}"#, changes: ["subject": nil]), .number,
            ["trin.device.reported", "battery", "1.5", "0", "1"]
        ),
        (
            Sample.event("trin.device.reported", data: #"{"charging":1}"#, changes: ["subject": nil]), .flag,
            ["trin.device.reported", "charging", "1"]
        ),
        (
            Sample.event("trin.test.completed", data: #"{"test":"a b","value":1,"unit":"points"}"#), .word,
            ["trin.test.completed", "test", #""a b""#]
        ),
        (
            Sample.event("trin.test.completed", data: #"{"test":"x","value":1,"unit":"miles"}"#), .choice,
            [
                "trin.test.completed", "unit", #""miles""#,
                "repetitions, seconds, metres, metresPerSecond, kilograms, points",
            ]
        ),
    ]

    @Test("What is wrong with an event is told by a reason and what it names", arguments: cases.indices)
    func reasons(index: Int) throws {
        let (text, reason, values) = Self.cases[index]
        let event = try #require(Sample.verdict(text).rejected)
        #expect(event.refusal == Refusal(reason: reason.rawValue, values: values))
    }

    @Test("Every reason that an event gives by itself has a case here")
    func all() {
        // Those two are for whoever knows what was stored.
        #expect(Set(Self.cases.map(\.1)).union([.session, .idReused]) == Set(Reason.allCases))
    }

    @Test("A citizen's words are in no reason")
    func words() throws {
        let long = "secret " + Self.long.prefix(2000)
        let text = Sample.event("trin.feedback.given", data: "{\"comment\":\"\(long)\"}")
        let refusal = try #require(Sample.verdict(text).rejected?.refusal)
        #expect(refusal.values.allSatisfy { !$0.contains("secret") })
    }

    @Test(
        "The device that an event says it comes from is read from its bytes",
        arguments: [
            (Sample.event(), .device(Sample.device)),
            (
                Sample.event(changes: ["source": "\"\\/devices\\/\(Sample.deviceText.uppercased())\""]),
                .device(Sample.device)
            ), (Sample.event(changes: ["source": nil]), .none), (Sample.event(changes: ["source": "7"]), .none),
            (Sample.event(changes: ["source": #""/devices/x""#]), .none), ("17", .none), ("{", .unreadable),
        ] as [(String, EventSource)])
    func source(text: String, source: EventSource) {
        #expect(EventSource(of: Array(text.utf8)) == source)
    }
}
