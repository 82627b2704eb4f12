import Domain
import Ingest
import Testing

@Suite("FlagFinder")
struct FlagFinderTests {
    static let now = Instant(milliseconds: 1_790_841_600_000)
    static let today = Zone.utc.date(at: now)

    /// One letter a day up to yesterday: `d`one, `m`issed, `p`lanned; a digit
    /// is a done session with so much pain, `X` one with pain 10.
    static func sittings(_ days: String) -> [FlagFacts.Sitting] {
        days.enumerated().compactMap { index, letter in
            let back = days.count - index
            guard letter != " " else { return nil }
            return FlagFacts.Sitting(
                session: Sample.id(Session.self, 1000 + index), date: today.adding(days: -back),
                startsAt: now.adding(days: -back), status: letter == "m" ? .missed : letter == "p" ? .planned : .done,
                pain: letter == "X" ? 10 : letter.wholeNumberValue)
        }
    }

    private func found(_ facts: FlagFacts, _ rules: FlagRules = FlagRules()) -> [String] {
        FlagFinder(rules: rules, now: Self.now).findings(facts).map { "\($0.kind) \($0.level)" }.sorted()
    }

    @Test(
        "Pain, growing pain and missed sessions are found where the rules say",
        arguments: [
            ("", []), ("d6d5", []), ("7", ["pain 7"]), ("7X", ["pain 10", "pain 7"]), ("123", ["painRising 3"]),
            ("1d2m3", ["painRising 3"]), ("122", []), ("1234", ["painRising 4"]), ("12123", ["painRising 3"]),
            ("dmd", []), ("mm", ["missed 2"]), ("mpm", ["missed 2"]), ("dmmmd", ["missed 3"]),
            ("mmdmm", ["missed 2", "missed 2"]), ("m", []), ("579", ["pain 7", "pain 9", "painRising 9"]),
        ] as [(String, [String])])
    func runs(days: String, flags: [String]) {
        #expect(found(FlagFacts(sittings: Self.sittings(days))) == flags.sorted())
    }

    @Test("The thresholds are the unit's own")
    func thresholds() {
        var rules = FlagRules()
        (rules.pain, rules.painRising, rules.missed) = (5, 2, 3)
        #expect(found(FlagFacts(sittings: Self.sittings("5")), rules) == ["pain 5"])
        #expect(found(FlagFacts(sittings: Self.sittings("12")), rules) == ["painRising 2"])
        #expect(found(FlagFacts(sittings: Self.sittings("mm")), rules) == [])
    }

    @Test("A tablet is silent after two days, if it had something to show")
    func silent() {
        func tablet(_ hours: Double) -> [FlagFacts.Tablet] {
            [FlagFacts.Tablet(device: Sample.device, heardAt: Self.now.adding(seconds: -hours * 3600))]
        }
        let yesterday = Self.sittings("p")
        #expect(found(FlagFacts(sittings: yesterday, tablets: tablet(47.9))) == [])
        #expect(found(FlagFacts(sittings: yesterday, tablets: tablet(48))) == ["silent 48"])
        #expect(found(FlagFacts(sittings: Self.sittings("d   "), tablets: tablet(50))) == [])
        #expect(found(FlagFacts(tablets: tablet(500))) == [])
    }

    @Test("Calls of one session are one flag, others each their own; too many stalls are one")
    func callsAndStalls() {
        let session = Sample.id(Session.self, 7)
        let calls = [
            Self.call(session, "a", ago: 60), Self.call(session, "b", ago: 90), Self.call(nil, "c", ago: 0),
        ]
        var sittings = Self.sittings("dd")
        sittings[0].stalls = 4
        sittings[1].stalls = 5
        #expect(found(FlagFacts(sittings: sittings, calls: calls)) == ["help 1", "help 2", "stalls 5"])
        let flag = FlagFinder(rules: FlagRules(), now: Self.now).findings(FlagFacts(calls: calls))
            .first { $0.level == 2 }
        #expect(flag?.since == Self.now.adding(seconds: -90))
    }

    private static func call(
        _ session: ID<Session>?, _ event: String, ago seconds: Double, late: Double = 0
    ) -> FlagFacts.Call {
        let at = now.adding(seconds: -seconds)
        return FlagFacts.Call(session: session, event: event, at: at, receivedAt: at.adding(seconds: late))
    }

    @Test(
        "Calls that nobody knew of who looked are the session's next flag",
        arguments: [
            ([], "S", 3, 1800), ([3], nil, 0, 0), ([1], "S@1", 2, 1700), ([2], "S@1", 1, 1700),
            ([1, 1], "S@2", 1, 1700),
            ([1, 2], nil, 0, 0), ([9], nil, 0, 0),
        ] as [([Int], String?, Int, Double)])
    func looks(looks: [Int], subject: String?, level: Int, ago: Double) {
        let session = Sample.id(Session.self, 7)
        // The first that happened came last.
        let calls = [
            Self.call(session, "b", ago: 1800), Self.call(session, "c", ago: 300),
            Self.call(session, "a", ago: 1700, late: 1600),
        ]
        let facts = FlagFacts(calls: calls, looks: looks.map { FlagFacts.Look(session: session, calls: $0) })
        let findings = FlagFinder(rules: FlagRules(), now: Self.now).findings(facts)
        #expect(findings.map(\.subject) == [subject?.replacing("S", with: "\(session)")].compactMap { $0 })
        if let finding = findings.first {
            #expect(finding.level == level && finding.since == Self.now.adding(seconds: -ago))
        }
    }

    @Test("A look tells nothing of other sessions, and nothing of a flag that nobody looked at")
    func otherLooks() throws {
        let (session, other) = (Sample.id(Session.self, 7), Sample.id(Session.self, 8))
        var flag = TrainingFlag(
            id: Sample.id(TrainingFlag.self, 1), citizen: Sample.id(Citizen.self, 1), kind: .help,
            subject: TrainingFlag.subject(ofCallsIn: other, looks: 2), level: 4, since: Self.now, raisedAt: Self.now)
        #expect(flag.look == nil && flag.isOfLaterCalls)
        flag.seenAt = Self.now
        let look = try #require(flag.look)
        #expect(look == FlagFacts.Look(session: other, calls: 4))
        let facts = FlagFacts(calls: [Self.call(session, "a", ago: 60)], looks: [look])
        #expect(found(facts) == ["help 1"])
    }

    @Test("What is too long ago is neither found nor withdrawn; what was not so is withdrawn")
    func window() {
        let old = String(repeating: " ", count: FlagFinder.window)
        #expect(found(FlagFacts(sittings: Self.sittings("9mm" + old))) == [])
        let finder = FlagFinder(rules: FlagRules(), now: Self.now)
        func flag(_ kind: TrainingFlag.Kind, days: Int, seen: Bool = false) -> TrainingFlag {
            TrainingFlag(
                id: Sample.id(TrainingFlag.self, 1), citizen: Sample.id(Citizen.self, 1), kind: kind, subject: "",
                level: 7, since: Self.now.adding(days: -days), raisedAt: Self.now, seenAt: seen ? Self.now : nil)
        }
        #expect(finder.withdraws(flag(.pain, days: 27)))
        #expect(!finder.withdraws(flag(.pain, days: 29)))
        #expect(finder.withdraws(flag(.silent, days: 29)))
        #expect(!finder.withdraws(flag(.pain, days: 27, seen: true)))
    }

    @Test("A flag of a run stays the same flag as the days pass", arguments: 1...27)
    func steady(days: Int) {
        let before = FlagFinder(rules: FlagRules(), now: Self.now).findings(
            FlagFacts(sittings: Self.sittings("dmm123")))
        let later = FlagFinder(rules: FlagRules(), now: Self.now.adding(days: days)).findings(
            FlagFacts(sittings: Self.sittings("dmm123")))
        #expect(later.isSubset(of: before))
    }

    @Test("The order of what is looked at makes no difference", arguments: 0..<100)
    func anyOrder(_ seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let days = String((0..<40).map { _ in "dmp0123456789X ".randomElement(using: &generator) ?? "d" })
        let facts = FlagFacts(
            sittings: Self.sittings(days),
            calls: (0..<5).map { number in
                Self.call(
                    number < 3 ? Sample.id(Session.self, number % 2) : nil, "\(number)", ago: Double(number),
                    late: Double(number * 7 % 5))
            }, looks: [FlagFacts.Look(session: Sample.id(Session.self, 0), calls: 1)])
        var shuffled = facts
        shuffled.sittings.shuffle(using: &generator)
        shuffled.calls.shuffle(using: &generator)
        let finder = FlagFinder(rules: FlagRules(), now: Self.now)
        #expect(finder.findings(shuffled) == finder.findings(facts))
    }
}
