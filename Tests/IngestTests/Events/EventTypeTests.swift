import Domain
import Foundation
import Ingest
import Testing

@Suite("EventType")
struct EventTypeTests {
    static let exercise = #""exercise":"\#(Sample.exerciseText)""#

    @Test("the types of the contract are known, and no others")
    func names() {
        #expect(
            EventType.all.map(\.name) == [
                "trin.session.opened", "trin.session.started", "trin.session.paused", "trin.session.resumed",
                "trin.session.completed", "trin.session.abandoned", "trin.exercise.started",
                "trin.exercise.completed", "trin.exercise.skipped", "trin.set.completed", "trin.feedback.given",
                "trin.test.completed", "trin.playback.summarised", "trin.device.reported", "trin.device.failed",
                "trin.help.requested",
            ])
        #expect(EventType.named("trin.session.Opened") == nil)
    }

    static let good: [(String, String, EventPayload)] = [
        ("trin.session.opened", #"{"position":0}"#, .session(SessionStep(.opened, position: 0))),
        ("trin.session.paused", #"{"position":12.75}"#, .session(SessionStep(.paused, position: 12.75))),
        ("trin.session.resumed", #"{"position":1e2}"#, .session(SessionStep(.resumed, position: 100))),
        ("trin.session.completed", #"{"position":86400}"#, .session(SessionStep(.completed, position: 86_400))),
        ("trin.session.abandoned", #"{"position":-0}"#, .session(SessionStep(.abandoned, position: 0))),
        (
            "trin.exercise.started", "{\(exercise),\"index\":0}",
            .exercise(ExerciseStep(.started, exercise: Sample.exercise, index: 0))
        ),
        (
            "trin.exercise.completed", "{\(exercise),\"index\":7.0,\"reason\":\"no field here\"}",
            .exercise(ExerciseStep(.completed, exercise: Sample.exercise, index: 7, reason: "no field here"))
        ),
        (
            "trin.exercise.skipped", "{\(exercise),\"index\":999,\"reason\":\"Ondt i knæet\"}",
            .exercise(ExerciseStep(.skipped, exercise: Sample.exercise, index: 999, reason: "Ondt i knæet"))
        ),
        (
            "trin.exercise.skipped", "{\(exercise),\"index\":1,\"reason\":null}",
            .exercise(ExerciseStep(.skipped, exercise: Sample.exercise, index: 1))
        ),
        (
            "trin.set.completed", "{\(exercise),\"index\":2,\"set\":1,\"repetitions\":10}",
            .set(CompletedSet(exercise: Sample.exercise, index: 2, set: 1, repetitions: 10))
        ),
        (
            "trin.set.completed", "{\(exercise),\"index\":2,\"set\":3,\"seconds\":29.5}",
            .set(CompletedSet(exercise: Sample.exercise, index: 2, set: 3, seconds: 29.5))
        ),
        ("trin.feedback.given", #"{"pain":0}"#, .feedback(Feedback(pain: 0))),
        ("trin.feedback.given", #"{"pain":null,"effort":10}"#, .feedback(Feedback(effort: 10))),
        ("trin.feedback.given", #"{"comment":""}"#, .feedback(Feedback(comment: ""))),
        (
            "trin.feedback.given", #"{"pain":2,"effort":4,"comment":"Godt 😀"}"#,
            .feedback(Feedback(pain: 2, effort: 4, comment: "Godt 😀"))
        ),
        (
            "trin.test.completed", #"{"test":"chairStand30","value":11,"unit":"repetitions"}"#,
            .test(FunctionalTest(test: "chairStand30", value: 11, unit: .repetitions))
        ),
        (
            "trin.test.completed", #"{"test":"ownTest2","value":9.4,"unit":"seconds","comment":"Med stok"}"#,
            .test(FunctionalTest(test: "ownTest2", value: 9.4, unit: .seconds, comment: "Med stok"))
        ),
        (
            "trin.playback.summarised",
            #"{"startupTime":420,"stalls":2,"stallTime":3100,"bitRate":1850.5,"droppedFrames":4}"#,
            .playback(PlaybackSummary(startupTime: 420, stalls: 2, stallTime: 3100, bitRate: 1850.5, droppedFrames: 4))
        ),
        ("trin.playback.summarised", #"{"stalls":0}"#, .playback(PlaybackSummary(stalls: 0))),
    ]

    static let ofDevices: [(String, String, EventPayload)] = [
        (
            "trin.device.reported",
            #"{"battery":0.5,"charging":false,"storageFree":123456789012,"version":"5","waiting":0}"#,
            .device(
                DeviceReport(battery: 0.5, isCharging: false, storageFree: 123_456_789_012, version: "5", waiting: 0))
        ),
        ("trin.device.reported", #"{"charging":true}"#, .device(DeviceReport(isCharging: true))),
        (
            "trin.device.failed", #"{"code":"playback","message":"no decoder","place":"player.js:12"}"#,
            .failure(DeviceFailure(code: "playback", message: "no decoder", place: "player.js:12"))
        ),
        ("trin.help.requested", "{}", .help(HelpRequest())),
        ("trin.help.requested", #"{"comment":"Ring til mig"}"#, .help(HelpRequest(comment: "Ring til mig"))),
    ]

    @Test("what is about the device needs no session", arguments: ofDevices, [nil, "null", "\"\(Sample.deviceText)\""])
    func deviceSubjects(_ event: (String, String, EventPayload), _ subject: String?) throws {
        let text = Sample.event(event.0, data: event.1, changes: ["subject": subject])
        let read = try #require(Sample.verdict(text).accepted)
        #expect(read.payload == event.2 && read.session == nil)
    }

    @Test(
        "help and faults may belong to a session, a report of the device may not",
        arguments: [("trin.help.requested", true), ("trin.device.failed", true), ("trin.device.reported", false)])
    func sessionSubjects(_ type: String, _ mayHave: Bool) {
        let data = #"{"code":"script","battery":1}"#
        let verdict = Sample.verdict(Sample.event(type, data: data))
        #expect(verdict.accepted?.session == (mayHave ? Sample.session : nil))
        #expect(verdict.rejected?.code == (mayHave ? nil : .badSubject))
        let odd = Sample.verdict(Sample.event(type, data: data, changes: ["subject": #""anna""#]))
        #expect(odd.rejected?.code == .badSubject)
    }

    @Test("data that fits becomes its payload", arguments: good)
    func fits(_ type: String, _ data: String, _ expected: EventPayload) throws {
        #expect(try #require(Sample.verdict(Sample.event(type, data: data)).accepted).payload == expected)
    }

    static let bad: [(String, String, String)] = [
        ("trin.session.started", "{}", "lacks 'position'"),
        ("trin.session.started", #"{"position":null}"#, "lacks 'position'"),
        ("trin.session.started", #"{"position":"0"}"#, "from 0 to 86400"),
        ("trin.session.started", #"{"position":-0.001}"#, "'position' is -0.001"),
        ("trin.session.started", #"{"position":86400.1}"#, "86400.1"),
        ("trin.session.started", #"{"position":1e999}"#, "1e999"),
        ("trin.session.started", #"{"position":1e99999999999999}"#, "1e99999999999999"),
        ("trin.exercise.started", #"{"index":0}"#, "lacks 'exercise'"),
        ("trin.exercise.started", #"{"exercise":"squat","index":0}"#, "UUIDv7"),
        ("trin.exercise.started", "{\(exercise)}", "lacks 'index'"),
        ("trin.exercise.started", "{\(exercise),\"index\":-1}", "from 0 to 999"),
        ("trin.exercise.started", "{\(exercise),\"index\":1000}", "1000"),
        ("trin.exercise.started", "{\(exercise),\"index\":0.5}", "0.5"),
        ("trin.exercise.started", "{\(exercise),\"index\":true}", "true"),
        ("trin.exercise.skipped", "{\(exercise),\"index\":0,\"reason\":5}", "'reason' is 5"),
        ("trin.set.completed", "{\(exercise),\"index\":0}", "lacks 'set'"),
        ("trin.set.completed", "{\(exercise),\"index\":0,\"set\":0}", "from 1 to 100"),
        ("trin.set.completed", "{\(exercise),\"index\":0,\"set\":1,\"repetitions\":1001}", "1001"),
        ("trin.set.completed", "{\(exercise),\"index\":0,\"set\":1,\"seconds\":-1}", "-1"),
        ("trin.feedback.given", "{}", "at least one"),
        ("trin.feedback.given", #"{"pain":null,"effort":null,"comment":null}"#, "at least one"),
        ("trin.feedback.given", #"{"mood":1}"#, "at least one"),
        ("trin.feedback.given", #"{"pain":11}"#, "'pain' is 11"),
        ("trin.feedback.given", #"{"pain":-1}"#, "from 0 to 10"),
        ("trin.feedback.given", #"{"pain":2.5}"#, "2.5"),
        ("trin.feedback.given", #"{"effort":"hard"}"#, "hard"),
        ("trin.feedback.given", #"{"pain":3,"effort":99999999999999999999999}"#, "'effort'"),
        ("trin.feedback.given", #"{"comment":"a\u0000b"}"#, "text of 3 characters"),
        ("trin.feedback.given", #"{"comment":["a"]}"#, "2000"),
        ("trin.test.completed", #"{"test":"chair stand","value":11,"unit":"repetitions"}"#, "letters and digits"),
        ("trin.test.completed", #"{"test":"","value":11,"unit":"repetitions"}"#, "letters and digits"),
        ("trin.test.completed", #"{"test":"gripStrength","value":11,"unit":"kg"}"#, "kilograms, points"),
        ("trin.test.completed", #"{"test":"gripStrength","unit":"kilograms"}"#, "lacks 'value'"),
        ("trin.playback.summarised", "{}", "at least one"),
        ("trin.playback.summarised", #"{"stalls":-1}"#, "'stalls' is -1"),
    ]

    @Test("data that does not fit is set aside with a sentence that names it", arguments: bad)
    func misfits(_ type: String, _ data: String, _ part: String) throws {
        let event = try #require(Sample.verdict(Sample.event(type, data: data)).rejected)
        #expect(event.code == .badData)
        #expect(event.detail.contains(part) && event.detail.contains(type), "\(event.detail)")
    }

    @Test(
        "a report of a device that does not fit is set aside",
        arguments: [
            (#"{"battery":1.1}"#, "from 0 to 1"), (#"{"charging":1}"#, "true or false"), ("{}", "at least one"),
        ])
    func deviceMisfits(_ data: String, _ part: String) throws {
        let text = Sample.event("trin.device.reported", data: data, changes: ["subject": nil])
        let event = try #require(Sample.verdict(text).rejected)
        #expect(event.code == .badData && event.detail.contains(part), "\(event.detail)")
    }

    @Test("a comment is counted in characters of Unicode, and never shown in a detail")
    func comments() throws {
        func verdict(_ count: Int) -> Verdict {
            let text = String(repeating: "ø", count: count)
            return Sample.verdict(Sample.event("trin.feedback.given", data: "{\"comment\":\"\(text)\"}"))
        }
        #expect(verdict(2000).accepted != nil)
        let long = try #require(verdict(2001).rejected)
        #expect(long.code == .badData && long.detail.contains("2001") && !long.detail.contains("ø"))
    }

    @Test("each schema is JSON that names its type and needs what is needed", arguments: EventType.all)
    func schemas(_ type: EventType) throws {
        let json = try #require(JSONSerialization.jsonObject(with: Data(type.schema.utf8)) as? [String: Any])
        #expect(json["$id"] as? String == "/ingest/v1/schemas/\(type.name)")
        let properties = try #require(json["properties"] as? [String: [String: Any]])
        #expect(properties["type"]?["const"] as? String == type.name)
        #expect(properties["data"]?["type"] as? String == "object")
        #expect(EventType.schema(for: type.name) == type.schema)
    }

    @Test("a schema asks for a subject only where the reader does")
    func subjectSchemas() throws {
        let free = EventType.all.filter { !$0.schema.contains(#""type","data","subject"]"#) }.map(\.name)
        #expect(free == ["trin.device.reported", "trin.device.failed", "trin.help.requested"])
        let test = try #require(EventType.schema(for: "trin.test.completed"))
        #expect(test.contains(#""enum":["repetitions","seconds","metres","metresPerSecond","kilograms","points"]"#))
        #expect(test.contains("chairStand30 (repetitions)"))
    }

    @Test("the schema of feedback says all that the reader asks for")
    func feedbackSchema() throws {
        let schema = try #require(EventType.schema(for: "trin.feedback.given"))
        let choices = ["pain", "effort", "comment"].map {
            #"{"properties":{"\#($0)":{"not":{"type":"null"}}},"required":["\#($0)"]}"#
        }
        #expect(schema.contains(#""anyOf":["# + choices.joined(separator: ",") + "]"))
        #expect(
            schema.contains(
                #""pain":{"description":"Pain during the training: 0 none, 10 the worst imaginable.","maximum":10,"#
                    + #""minimum":0,"type":["integer","null"]}"#))
        #expect(schema.contains(#""maxLength":2000,"pattern":"^[^\\u0000]*$""#))
        #expect(EventType.schema(for: "trin.unheard.of") == nil)
    }
}
