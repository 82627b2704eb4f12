import Domain
import Services
import Testing

@Suite("Attention")
struct AttentionTests {
    static let now = Instant(milliseconds: 0)
    static let today = CivilDate(dayNumber: 20_000)

    static func citizen(_ name: String) -> Citizen {
        Citizen(id: .new(at: now), unit: .new(at: now), givenName: name, familyName: "Bæk", language: .danish)
    }

    /// One letter a day up to yesterday: `d`one, `p`artly, `m`issed,
    /// `c`ancelled; a digit is a done session with so much pain, `X` one
    /// with pain 10.
    static func summaries(_ days: String, of citizen: Citizen) -> [SessionSummary] {
        days.enumerated().map { index, letter in
            let session = Session(
                id: .new(at: now), plan: .new(at: now), citizen: citizen.id,
                date: today.adding(days: index - days.count), time: .midnight, zone: "UTC", startsAt: now,
                cancelledAt: letter == "c" ? now : nil)
            let pain = letter == "X" ? 10 : letter.wholeNumberValue
            let result = SessionResult(
                session: session.id, completion: letter == "p" ? .partly : .done, startedAt: nil, endedAt: nil,
                exercisesCompleted: 1, exercisesSkipped: 0, setsCompleted: 1, pain: pain, effort: nil, comment: nil,
                events: 1)
            return SessionSummary(
                session: session, citizen: citizen, mode: .assisted, programme: .new(at: now), programmeName: "Styrke",
                result: "mc".contains(letter) ? nil : result)
        }
    }

    @Test(
        "Two missed sessions in a row, or severe pain at the last one, ask for attention",
        arguments: [
            ("", []), ("ddd", []), ("ddm", []), ("dmm", [.missed(2)]), ("mmmm", [.missed(4)]), ("mmd", []),
            ("mcm", [.missed(2)]), ("mpm", []), ("6", []), ("7", [.pain(7, today.adding(days: -1))]),
            ("9d", []), ("93", []), ("8mm", [.pain(8, today.adding(days: -3)), .missed(2)]),
        ] as [(String, [Attention.Reason])])
    func reasons(days: String, reasons: [Attention.Reason]) {
        let summaries = Self.summaries(days, of: Self.citizen("Åse"))
        #expect(Attention.all(summaries, today: Self.today).map(\.reason) == reasons)
    }

    @Test("Severe pain comes first, then who has missed most; each names the last training")
    func order() {
        let summaries = [("Anna", "dmm"), ("Bo", "dd"), ("Clara", "mmm"), ("Dorte", "7"), ("Egon", "X")].flatMap {
            Self.summaries($0.1, of: Self.citizen($0.0))
        }
        let all = Attention.all(summaries, today: Self.today)
        #expect(all.map(\.citizen.givenName) == ["Egon", "Dorte", "Clara", "Anna"])
        #expect(
            all.map(\.last) == [
                Self.today.adding(days: -1), Self.today.adding(days: -1), nil, Self.today.adding(days: -3),
            ])
        #expect(all.allSatisfy { $0.programme == "Styrke" })
    }

    @Test("What is still to come is no reason")
    func future() {
        let summaries = Self.summaries("mmmmmm", of: Self.citizen("Åse"))
        #expect(Attention.all(summaries, today: Self.today.adding(days: -5)).map(\.reason) == [])
        #expect(Attention.all(summaries, today: Self.today.adding(days: -4)).map(\.reason) == [.missed(2)])
    }
}
