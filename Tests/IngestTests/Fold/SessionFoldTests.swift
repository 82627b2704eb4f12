import Domain
import Ingest
import Testing

@Suite("SessionFold")
struct SessionFoldTests {
    private func event(
        _ number: Int, _ payload: EventPayload, at seconds: Int, session: ID<Session>? = Sample.session
    ) -> TimedEvent {
        TimedEvent(
            identity: EventIdentity(device: Sample.device, event: Sample.uuid(number)), session: session,
            at: Instant(milliseconds: Int64(seconds) * 1000), payload: payload)
    }

    private func step(_ kind: SessionStep.Kind) -> EventPayload { .session(SessionStep(kind, position: 0)) }

    private func exercise(_ kind: ExerciseStep.Kind, _ index: Int) -> EventPayload {
        .exercise(ExerciseStep(kind, exercise: Sample.exercise, index: index))
    }

    private func set(_ index: Int, _ set: Int) -> EventPayload {
        .set(CompletedSet(exercise: Sample.exercise, index: index, set: set))
    }

    private func result(_ events: [TimedEvent]) -> SessionResult? { SessionFold(Sample.session, events: events).result }

    @Test("a session trained to the end is done, with all its numbers")
    func done() {
        let events = [
            event(1, step(.opened), at: 100), event(2, step(.started), at: 110),
            event(3, exercise(.started, 0), at: 111),
            event(4, set(0, 1), at: 140), event(5, set(0, 2), at: 180), event(6, exercise(.completed, 0), at: 180),
            event(7, exercise(.skipped, 1), at: 190), event(8, set(2, 1), at: 220),
            event(9, exercise(.completed, 2), at: 221), event(10, step(.completed), at: 222),
            event(11, .feedback(Feedback(pain: 2, effort: 5, comment: "Godt")), at: 240),
        ]
        #expect(
            result(events)
                == SessionResult(
                    session: Sample.session, completion: .done, startedAt: Instant(milliseconds: 110_000),
                    endedAt: Instant(milliseconds: 222_000), exercisesCompleted: 2, exercisesSkipped: 1,
                    setsCompleted: 3, pain: 2, effort: 5, comment: "Godt", events: 11))
    }

    @Test("without an event that bears on the session there is no result")
    func nothing() {
        #expect(result([]) == nil)
        #expect(result([event(1, step(.completed), at: 1, session: Sample.id(Session.self, 9))]) == nil)
        #expect(result([event(1, step(.completed), at: 1, session: nil)]) == nil)
        #expect(result([event(1, .unknown(type: "trin.something.new"), at: 1)]) == nil)
    }

    @Test("completion grows from started over partly to done")
    func completion() {
        #expect(result([event(1, step(.opened), at: 1)])?.completion == .started)
        #expect(result([event(1, .feedback(Feedback(pain: 1)), at: 1)])?.completion == .started)
        #expect(result([event(1, exercise(.skipped, 0), at: 1)])?.completion == .started)
        #expect(result([event(1, set(0, 1), at: 1)])?.completion == .partly)
        #expect(
            result([event(1, exercise(.completed, 0), at: 1), event(2, step(.abandoned), at: 2)])?.completion == .partly
        )
        #expect(result([event(1, step(.completed), at: 1), event(2, step(.abandoned), at: 2)])?.completion == .done)
    }

    @Test("training began with the first play; if that is not known, with its first sign")
    func started() {
        func began(_ events: TimedEvent...) -> Int64? { result(events)?.startedAt.map { $0.milliseconds / 1000 } }
        #expect(
            began(event(1, step(.opened), at: 5), event(2, step(.started), at: 9), event(3, step(.started), at: 8)) == 8
        )
        #expect(began(event(1, step(.opened), at: 5), event(3, set(0, 1), at: 9)) == 5)
        #expect(began(event(3, set(0, 1), at: 9)) == 9)
        #expect(began(event(3, .feedback(Feedback(pain: 1)), at: 9)) == nil)
    }

    @Test("training ended with its last sign; a test that was noted alone, when it was noted")
    func ended() {
        func over(_ events: TimedEvent...) -> Int64? { result(events)?.endedAt.map { $0.milliseconds / 1000 } }
        let hoursLater = [
            event(7, .feedback(Feedback(pain: 1)), at: 20_000), event(8, .help(HelpRequest()), at: 20_001),
            event(9, .playback(PlaybackSummary(stalls: 1)), at: 20_002),
        ]
        for late in hoursLater {
            #expect(over(event(1, step(.started), at: 5), event(2, set(0, 1), at: 60), late) == 60)
            #expect(over(late) == nil && result([late])?.hasBegun == false)
        }
        #expect(over(event(1, step(.completed), at: 70), event(2, exercise(.completed, 0), at: 69)) == 70)
        let tests = [(1, 300), (2, 200)].map { number, seconds in
            event(number, .test(FunctionalTest(test: "gaitSpeed", value: 1, unit: .metresPerSecond)), at: seconds)
        }
        #expect(over(tests[0], tests[1]) == 300)
        #expect(over(tests[0], event(3, step(.abandoned), at: 100)) == 100)
    }

    @Test("what was done twice counts once, and done after all is not skipped")
    func distinct() {
        let outcome = result([
            event(1, set(0, 1), at: 1), event(2, set(0, 1), at: 2), event(3, set(0, 2), at: 3),
            event(4, set(1, 1), at: 4),
            event(5, exercise(.skipped, 0), at: 5), event(6, exercise(.completed, 0), at: 6),
            event(7, exercise(.completed, 0), at: 7), event(8, exercise(.skipped, 1), at: 8),
        ])
        #expect(outcome?.setsCompleted == 3)
        #expect(outcome?.exercisesCompleted == 1)
        #expect(outcome?.exercisesSkipped == 1)
        #expect(outcome?.events == 8)
    }

    @Test("of feedback the latest counts, answer by answer; ties go to the greater id")
    func feedback() {
        let outcome = result([
            event(3, .feedback(Feedback(pain: 7, comment: "Av")), at: 30),
            event(9, .feedback(Feedback(pain: 1, effort: 4)), at: 20), event(4, .feedback(Feedback(effort: 6)), at: 40),
            event(5, .feedback(Feedback(effort: 2)), at: 40),
        ])
        #expect(outcome?.pain == 7)
        #expect(outcome?.effort == 2)
        #expect(outcome?.comment == "Av")
    }

    @Test("of playback the stalls add up and the longest start counts; calls for help are counted")
    func playback() {
        let outcome = result([
            event(1, .playback(PlaybackSummary(startupTime: 900, stalls: 2)), at: 5),
            event(2, .playback(PlaybackSummary(startupTime: 400, stalls: 1)), at: 9),
            event(1, .playback(PlaybackSummary(startupTime: 900, stalls: 2)), at: 5),
            event(3, .help(HelpRequest()), at: 10), event(4, .help(HelpRequest(comment: "Ring")), at: 11),
            event(5, .device(DeviceReport(battery: 0.5)), at: 12),
        ])
        #expect(outcome?.stalls == 3 && outcome?.startupTime == 900 && outcome?.helpAsked == 2)
        #expect(outcome?.events == 4 && outcome?.completion == .started)
        #expect(result([event(1, step(.started), at: 1)])?.stalls == nil)
    }

    @Test("a functional test is done once it has a value, of which the latest counts")
    func functionalTest() {
        func test(_ name: String, _ value: Double) -> EventPayload {
            .test(FunctionalTest(test: name, value: value, unit: .seconds))
        }
        let outcome = result([
            event(2, test("timedUpAndGo", 12.5), at: 20), event(1, test("timedUpAndGo", 14), at: 10),
            event(3, test("tandemStand", 8), at: 15),
        ])
        #expect(outcome?.completion == .done)
        #expect(
            outcome?.tests == [
                TestMeasure(test: "tandemStand", value: 8, unit: "seconds"),
                TestMeasure(test: "timedUpAndGo", value: 12.5, unit: "seconds"),
            ])
        #expect(result([event(1, test("x", 1), at: 1), event(2, step(.started), at: 2)])?.completion == .started)
    }

    @Test("the same id of two devices are two events")
    func twoDevices() {
        var other = event(1, step(.started), at: 1)
        other = TimedEvent(
            identity: EventIdentity(device: Sample.id(Device.self, 2), event: other.identity.event),
            session: other.session, at: other.at, payload: other.payload)
        #expect(result([other, event(1, step(.started), at: 1)])?.events == 2)
    }

    private func randomEvents(_ generator: inout SplitMix64) -> [TimedEvent] {
        (0..<Int.random(in: 0...40, using: &generator)).map { number in
            let index = Int.random(in: 0..<4, using: &generator)
            let payload: EventPayload =
                switch Int.random(in: 0..<13, using: &generator) {
                case 0...2: step(SessionStep.Kind.allCases.randomElement(using: &generator) ?? .opened)
                case 3...4: exercise(ExerciseStep.Kind.allCases.randomElement(using: &generator) ?? .started, index)
                case 5...6: set(index, Int.random(in: 1...3, using: &generator))
                case 7...8:
                    .feedback(
                        Feedback(
                            pain: [nil, 0, 5, 9].randomElement(using: &generator) ?? nil,
                            effort: [nil, 1, 6].randomElement(using: &generator) ?? nil,
                            comment: [nil, "a", "b"].randomElement(using: &generator) ?? nil))
                case 9:
                    .test(
                        FunctionalTest(
                            test: ["timedUpAndGo", "chairStand30"].randomElement(using: &generator) ?? "",
                            value: Double(Int.random(in: 1...3, using: &generator)), unit: .seconds))
                case 10: .playback(PlaybackSummary(startupTime: index * 100, stalls: index == 0 ? nil : index))
                case 11: .help(HelpRequest())
                default: .unknown(type: "x")
                }
            // Few different times and ids, so that ties are common.
            return event(
                Int.random(in: 1...60, using: &generator), payload, at: Int.random(in: 0..<6, using: &generator),
                session: number % 11 == 10 ? nil : Sample.session)
        }
    }

    @Test("order, repetition and splitting make no other result", arguments: 0..<200)
    func anyOrder(_ seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let events = randomEvents(&generator)
        let expected = SessionFold(Sample.session, events: events)
        for _ in 0..<5 {
            let repeated = events + events.shuffled(using: &generator).prefix(events.count / 2)
            let shuffled = repeated.shuffled(using: &generator)
            #expect(SessionFold(Sample.session, events: shuffled) == expected)

            var parts = [[TimedEvent]](repeating: [], count: 4)
            for event in shuffled { parts[Int.random(in: 0..<4, using: &generator)].append(event) }
            let folds = parts.shuffled(using: &generator).map { SessionFold(Sample.session, events: $0) }
            var merged = SessionFold(Sample.session)
            for fold in folds + folds.prefix(2) { merged.merge(fold) }
            #expect(merged == expected)
            #expect(merged.result == expected.result)
        }
    }

    @Test("answers, calls for help and sums of the player change no time of training", arguments: 0..<200)
    func timesOfTraining(_ seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let events = randomEvents(&generator)
        let training = events.filter { event in
            switch event.payload {
            case .feedback, .help, .playback: false
            default: true
            }
        }
        let (all, trained) = (result(events), result(training))
        #expect(all?.startedAt == trained?.startedAt && all?.endedAt == trained?.endedAt)
        #expect(all?.hasBegun ?? false == trained?.hasBegun ?? false)
    }

    @Test("merging another session's state changes nothing")
    func otherSession() {
        var fold = SessionFold(Sample.session, events: [event(1, step(.started), at: 1)])
        let before = fold
        let other = Sample.id(Session.self, 9)
        fold.merge(SessionFold(other, events: [event(2, step(.completed), at: 2, session: other)]))
        #expect(fold == before)
    }
}
