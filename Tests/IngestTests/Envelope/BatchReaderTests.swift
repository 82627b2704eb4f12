import Domain
import Ingest
import Testing

@Suite("BatchReader")
struct BatchReaderTests {
    private let reader = BatchReader()

    private func read(_ body: String, as format: BodyFormat = .batch) throws -> [Verdict] {
        try reader.read(Array(body.utf8), as: format, from: Sample.device)
    }

    @Test("a batch is read in its order")
    func batch() throws {
        let events = (0..<50).map { Sample.event(id: Sample.uuid($0).description) }
        let verdicts = try read("[ " + events.joined(separator: " ,\n") + "]")
        #expect(verdicts.map { $0.accepted?.index } == Array(0..<50))
        #expect(verdicts.map { $0.accepted?.identity.event } == (0..<50).map { Sample.uuid($0) })
    }

    @Test(
        "one bad event never fails its neighbours",
        arguments: [
            "1", "null", "{}", "tru", "{\"a\":1,}", "{\"a\":1,\"a\":1}", "\"\u{1}\"", "{]", "[[[[]]]]",
            "{\"a\":\"\\ud83d\\x\"}", "1e5e5", "{\"id\":\"x\"}", "\"" + String(repeating: "x", count: 40_000) + "\"",
        ])
    func neighbours(_ bad: String) throws {
        let verdicts = try read("[\(Sample.event()),\(bad),\(Sample.event(id: Sample.uuid(2).description))]")
        #expect(verdicts.count == 3)
        #expect(verdicts[0].accepted?.identity == Sample.identity)
        #expect(verdicts[1].rejected?.index == 1)
        #expect(verdicts[1].rejected?.raw == Array(bad.utf8))
        #expect(verdicts[2].accepted?.index == 2)
    }

    @Test("bytes that are no UTF-8 cost only their own event")
    func invalidUTF8() throws {
        let body = Array("[\(Sample.event()),{\"x\":\"".utf8) + [0xFF, 0xC0] + Array("\"},\(Sample.event())]".utf8)
        let verdicts = try reader.read(body, as: .batch, from: Sample.device)
        #expect(verdicts.map { $0.rejected?.code } == [nil, .badJSON, nil])
    }

    @Test(
        "events are read the same, whether the batch is read at once or one broken event forbids it", arguments: 0..<40)
    func atOnce(_ seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let events = [
            Sample.event(), Sample.event(changes: ["subject": "7"]), "[]", Sample.event(isReversed: true),
            Sample.event("trin.feedback.given", data: #"{"pain":3,"comment":"å \n","mood":1}"#),
            Sample.event("org.other", data: "null", changes: ["sequence": "\"12\"", "sentat": "1"]),
            Sample.event("trin.set.completed", data: #"{"set":1,"index":1e0,"exercise":"x"}"#), "{ }",
            Sample.event(changes: ["\\u0069d": "1"]),
            Sample.event(changes: ["x": "\"\(String(repeating: "x", count: 40_000))\""]),
        ].shuffled(using: &generator).prefix(seed % 9 + 1)
        let body = events.joined(separator: " ,\n")
        let broken = Array(try read("[\(body),{\"a\":}]").dropLast())
        #expect(try read("[\(body)]") == broken)
        for (verdict, event) in zip(broken, events) {
            let alone = EventReader(device: Sample.device).read(Array(event.utf8))
            #expect(
                verdict.accepted?.body == alone.accepted?.body && verdict.accepted?.digest == alone.accepted?.digest)
            #expect(verdict.rejected?.detail == alone.rejected?.detail && verdict.rejected?.raw == alone.rejected?.raw)
        }
    }

    @Test("an empty batch has no verdicts")
    func empty() throws {
        #expect(try read("[]").isEmpty)
    }

    @Test(
        "a body that is no whole array fails as a whole",
        arguments: ["", " ", "{}", "1", "null", "[", "[1", "[1,", "]", "[]]", "[\"", "\u{FEFF}[]"])
    func noArray(_ body: String) {
        #expect { try read(body) } throws: { ($0 as? IngestError)?.code == .malformedBody }
    }

    @Test("a batch that was cut off anywhere is refused, so that it is sent again")
    func truncated() {
        let whole = Array("[\(Sample.event()),\(Sample.event())]".utf8)
        for length in 0..<whole.count {
            #expect(throws: IngestError.self) {
                try reader.read(Array(whole.prefix(length)), as: .batch, from: Sample.device)
            }
        }
    }

    @Test("a single event is read, and set aside when it is bad")
    func single() throws {
        #expect(try read(Sample.event(), as: .single).first?.accepted?.index == 0)
        #expect(try read("{\"a\":}", as: .single).first?.rejected?.code == .badJSON)
        #expect { try read("[\(Sample.event())]", as: .single) } throws: {
            ($0 as? IngestError)?.code == .malformedBody
        }
        #expect { try read("{\"a\":", as: .single) } throws: { ($0 as? IngestError)?.code == .malformedBody }
    }

    @Test("limits hold, exactly")
    func limits() throws {
        var small = BatchReader()
        small.limits.events = 3
        small.limits.eventBytes = 10
        small.limits.bodyBytes = 40
        func read(_ body: String) throws -> [Verdict] {
            try small.read(Array(body.utf8), as: .batch, from: Sample.device)
        }

        #expect(try read("[1,2,3]").count == 3)
        #expect { try read("[1,2,3,4]") } throws: { ($0 as? IngestError)?.code == .tooManyEvents }
        #expect(try read("[\"12345678\",\"123456789\"]").map { $0.rejected?.code } == [.notAnObject, .tooLarge])
        #expect(try read("[" + String(repeating: " ", count: 38) + "]").isEmpty)
        #expect { try read("[" + String(repeating: " ", count: 39) + "]") } throws: {
            ($0 as? IngestError)?.code == .bodyTooLarge
        }
    }

    static let hostileBodies: [(String, String)] = [
        ("open brackets", String(repeating: "[", count: 1 << 20)),
        ("nested arrays", String(repeating: "[", count: 1 << 19) + String(repeating: "]", count: 1 << 19)),
        (
            "nested objects",
            "[" + String(repeating: "{\"a\":", count: 170_000) + "1" + String(repeating: "}", count: 170_000) + "]"
        ),
        ("one long string", "[\"" + String(repeating: "\\u0000", count: 174_000) + "\"]"),
        ("one long number", "[" + String(repeating: "9", count: 1_000_000) + "]"),
        ("a long exponent", "[1e" + String(repeating: "9", count: 1_000_000) + "]"),
        ("many names", "[{" + (0..<90_000).map { "\"\($0)\":1" }.joined(separator: ",") + "}]"),
        ("commas", "[" + String(repeating: ",", count: 1_000_000) + "]"),
        ("many events", "[" + String(repeating: "0,", count: 500_000) + "0]"),
        ("quotes", "[" + String(repeating: "\"", count: 1_000_001) + "]"),
        ("back slashes", "[\"" + String(repeating: "\\", count: 1_000_000) + "\"]"),
        ("white space", String(repeating: " ", count: 1 << 20)),
    ]

    @Test("hostile bodies of 1 MB end soon, without a trap", arguments: hostileBodies)
    func hostile(_ name: String, _ body: String) throws {
        #expect(body.utf8.count <= 1 << 20)
        let clock = ContinuousClock()
        let took = clock.measure {
            let verdicts = try? read(body)
            #expect(verdicts?.allSatisfy { $0.accepted == nil } ?? true)
        }
        #expect(took < .seconds(60))
    }
}
