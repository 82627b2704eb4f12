import Domain
import Ingest
import Testing

@Suite("EventReader")
struct EventReaderTests {
    @Test("a good event is read whole")
    func good() throws {
        let event = try #require(Sample.verdict(Sample.event()).accepted)
        #expect(event.identity == Sample.identity)
        #expect(event.session == Sample.session)
        #expect(event.type == "trin.session.started")
        #expect(event.payload == .session(SessionStep(.started, position: 0)))
        #expect(event.reading.instant == Instant(rfc3339: "2026-11-22T09:00:00.250Z"))
        #expect(event.reading.bootID == Sample.boot)
        #expect(event.reading.monotonic == 81234)
        #expect(event.digest.count == 32)
    }

    @Test(
        "what need not be there may be missing, null or strange",
        arguments: [
            ["time": nil], ["time": "12"], ["time": #""yesterday""#], ["time": "null"], ["bootid": nil],
            ["bootid": "7"], ["monotonic": nil], ["monotonic": "12.5"], ["monotonic": #""-5""#],
            ["monotonic": #""99999999999999999999""#], ["monotonic": "{}"], ["datacontenttype": nil],
            ["somethingnew": #"{"deep":[1,2,3]}"#], ["time": #""0000-01-01T00:00:00Z""#],
            ["source": "\"/devices/\(Sample.deviceText.uppercased())\""],
            ["id": "\"\(Sample.eventText.uppercased())\""],
        ] as [[String: String?]])
    func lenient(_ changes: [String: String?]) throws {
        let event = try #require(Sample.verdict(Sample.event(changes: changes)).accepted)
        #expect(event.identity == Sample.identity)
    }

    @Test(
        "each fault has its code",
        arguments: [
            (["specversion": nil], .missingAttribute), (["specversion": #""0.3""#], .badVersion),
            (["specversion": "1.0"], .missingAttribute), (["id": nil], .missingAttribute),
            (["id": "null"], .missingAttribute), (["id": #""""#], .badID), (["id": #""abc""#], .badID),
            (["id": #""9b2f6b1e-3f0a-4c57-8a55-0d5a1f1f0a11""#], .badID), (["id": "5"], .missingAttribute),
            (["source": nil], .missingAttribute), (["source": #""/devices/""#], .wrongSource),
            (["source": #""/devices/019ab000-0000-7000-8000-00000000d002""#], .wrongSource),
            (["source": "\"/devices/\(Sample.deviceText)/x\""], .wrongSource),
            (["source": "\"\(Sample.deviceText)\""], .wrongSource), (["type": nil], .missingAttribute),
            (["type": #""""#], .badType), (["type": #""a\u0000b""#], .badType),
            (["type": "\"\(String(repeating: "t", count: 129))\""], .badType), (["subject": nil], .missingAttribute),
            (["subject": #""anna""#], .badSubject), (["data": nil], .missingAttribute), (["data": "null"], .badData),
            (["data": "[]"], .badData), (["data": #""{}""#], .badData), (["x": #"{"a":1,"a":2}"#], .badJSON),
            (["x": "tru"], .badJSON),
            (["x": String(repeating: "[", count: 17) + String(repeating: "]", count: 17)], .badJSON),
            (["x": "\"\(String(repeating: "x", count: 32 * 1024))\""], .tooLarge),
        ] as [([String: String?], RejectedEvent.Code)])
    func faults(_ changes: [String: String?], _ code: RejectedEvent.Code) throws {
        let text = Sample.event(changes: changes)
        let event = try #require(Sample.verdict(text).rejected)
        #expect(event.code == code)
        #expect(event.raw == Array(text.utf8))
        #expect(event.detail.hasSuffix(".") && event.detail.count < 300 && event.detail.contains("; "))
        #expect(event.detail.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }

    @Test("what is no object is set aside", arguments: ["1", "null", "\"x\"", "[]", "true"])
    func noObject(_ text: String) {
        #expect(Sample.verdict(text).rejected?.code == .notAnObject)
    }

    @Test("a rejected event is known by its id as far as that can be shown")
    func rejectedID() {
        let fault: [String: String?] = ["specversion": #""2""#]
        #expect(Sample.verdict(Sample.event(changes: fault)).rejected?.id == Sample.eventText)
        #expect(Sample.verdict(Sample.event(id: "odd", changes: fault)).rejected?.id == "odd")
        #expect(Sample.verdict(Sample.event(id: #"a\u0000"#)).rejected?.id == nil)
        #expect(Sample.verdict(Sample.event(id: String(repeating: "a", count: 500))).rejected?.id == nil)
        #expect(Sample.verdict("{").rejected?.id == nil)
    }

    @Test("a type that is not known is kept, with or without a session")
    func unknownType() throws {
        let event = try #require(Sample.verdict(Sample.event("trin.help.asked", data: "7")).accepted)
        #expect(event.payload == .unknown(type: "trin.help.asked"))
        #expect(event.session == Sample.session)
        let bare = try #require(Sample.verdict(Sample.event("x", changes: ["subject": nil, "data": nil])).accepted)
        #expect(bare.session == nil)
    }

    @Test("a type that is not known may be about the device")
    func unknownTypeOfDevice() throws {
        let text = Sample.event("x", changes: ["subject": "\"\(Sample.deviceText)\""])
        #expect(try #require(Sample.verdict(text).accepted).session == nil)
    }

    @Test(
        "an event's number is a whole one from 1, or none",
        arguments: [
            (#""7""#, 7), ("8", 8), (#""007""#, 7), (#""999999999999999""#, 999_999_999_999_999),
            (#""1000000000000000""#, nil), (#""0""#, nil), (#""-1""#, nil), (#""1.5""#, nil), (#""""#, nil),
            ("null", nil), ("[]", nil),
        ] as [(String, Int?)])
    func sequence(_ text: String, _ expected: Int?) throws {
        #expect(try #require(Sample.verdict(Sample.event(changes: ["sequence": text])).accepted).sequence == expected)
        let bad = Sample.verdict(Sample.event(data: "1", changes: ["sequence": text])).rejected
        #expect(bad?.sequence == expected && bad?.session == Sample.session)
    }

    @Test(
        "the clock's start is read alike, whether it is the one expected or not",
        arguments: [nil, "", "x", Sample.boot])
    func boot(_ usual: String?) throws {
        let reader = EventReader(device: Sample.device, usualBoot: usual)
        for (text, expected) in [
            ("\"\(Sample.boot)\"", Sample.boot), ("\"\(Sample.boot.uppercased())\"", Sample.boot), (#""x""#, "x"),
            (#""y\u0000""#, nil), ("7", nil), (#""""#, nil),
        ] as [(String, String?)] {
            let event = Sample.event(changes: ["bootid": text])
            #expect(try #require(reader.read(Array(event.utf8)).accepted).reading.bootID == expected)
        }
    }

    @Test("types and fields that are not known are named, a few of an event")
    func unfamiliar() throws {
        func names(_ text: String) throws -> [String] {
            try #require(Sample.verdict(text).accepted).unfamiliar.map { "\($0.type) \($0.field)" }
        }
        #expect(try names(Sample.event(changes: ["sequence": #""1""#, "traceparent": #""x""#])) == [])
        #expect(try names(Sample.event("trin.later", data: #"{"a":1}"#)) == ["trin.later "])
        let text = Sample.event(data: #"{"position":1,"mood":"good","ø":1}"#, changes: ["zebra": "[1]"])
        #expect(try names(text) == ["trin.session.started zebra", "trin.session.started data.mood"])
        let many = (0..<50).map { ",\"f\($0)\":0" }.joined()
        #expect(try names(Sample.event(data: "{\"position\":1\(many)}")).count == 8)
    }

    @Test("fields that are not known are kept in the canonical form")
    func unknownFields() throws {
        let text = Sample.event(data: #"{"position":1,"mood":"good"}"#, changes: ["zebra": "[1]"])
        let canonical = String(decoding: try #require(Sample.verdict(text).accepted).canonical, as: UTF8.self)
        #expect(canonical.contains(#""mood":"good""#) && canonical.contains(#""zebra":[1]"#))
    }

    @Test("order, white space, escapes and spelling of numbers make no other event")
    func sameDigest() throws {
        let one = Sample.event("trin.feedback.given", data: #"{"pain":3,"comment":"gå"}"#)
        let other = Sample.event(
            "trin.feedback.given", data: "{ \"comment\" : \"g\\u00e5\",\n\"pain\":3.0 }", isReversed: true)
        #expect(one != other)
        let first = try #require(Sample.verdict(one).accepted)
        let second = try #require(Sample.verdict(other).accepted)
        #expect(first.canonical == second.canonical && first.digest == second.digest)
    }

    @Test("how an event travelled is no part of it, what happened is")
    func digestIgnoresAttempt() throws {
        func digest(_ changes: [String: String?]) throws -> [UInt8] {
            try #require(Sample.verdict(Sample.event(changes: changes)).accepted).digest
        }
        #expect(try digest(["sentat": #""2026-11-22T10:00:00Z""#, "traceparent": #""00-1-2-01""#]) == digest([:]))
        #expect(try digest(["data": #"{"position":1}"#]) != digest([:]))
        #expect(try digest(["time": #""2026-11-22T10:00:01Z""#]) != digest([:]))
        #expect(try digest(["extra": "1"]) != digest([:]))
    }

    @Test("a canonical event is read as the same event again")
    func idempotent() throws {
        let first = try #require(Sample.verdict(Sample.event(data: #"{"position":12.50,"x":[1e2]}"#)).accepted)
        let again = try #require(EventReader(device: Sample.device).read(first.canonical).accepted)
        #expect(again == first)
        #expect(try EventPayload(canonical: first.canonical) == first.payload)
    }

    @Test("a stored event that is damaged is an error, one of another time is unknown")
    func stored() throws {
        #expect(throws: IngestError.self) { try EventPayload(canonical: Array("{".utf8)) }
        let later = Array(Sample.event("trin.later", data: "{}").utf8)
        #expect(try EventPayload(canonical: later) == .unknown(type: "trin.later"))
        let misfit = Array(Sample.event("trin.feedback.given", data: "{}").utf8)
        #expect(try EventPayload(canonical: misfit) == .unknown(type: "trin.feedback.given"))
    }
}
