import Domain
import Testing

@Suite("SessionStatus")
struct SessionStatusTests {
    static let today = CivilDate(dayNumber: 20_000)

    static func status(_ dayOffset: Int, _ completion: SessionResult.Completion?, cancelled: Bool) -> SessionStatus {
        let now = Instant(milliseconds: 0)
        let session = Session(
            id: .new(at: now), plan: .new(at: now), citizen: .new(at: now), date: today.adding(days: dayOffset),
            time: .midnight, zone: "UTC", startsAt: now, cancelledAt: cancelled ? now : nil)
        return SessionStatus(session, completion: completion, today: today)
    }

    @Test(
        "A session stands as its day, its result and its calling off say",
        arguments: [
            (0, nil, false, .planned), (1, nil, false, .planned), (-1, nil, false, .missed),
            (-1, nil, true, .cancelled), (1, nil, true, .cancelled),
            (0, .started, false, .started), (-1, .started, false, .partly),
            (0, .partly, false, .partly), (-1, .done, false, .done), (0, .done, true, .done),
        ] as [(Int, SessionResult.Completion?, Bool, SessionStatus)])
    func status(day: Int, completion: SessionResult.Completion?, cancelled: Bool, status: SessionStatus) {
        #expect(Self.status(day, completion, cancelled: cancelled) == status)
    }

    @Test(
        "Who calls for help or answers, and does nothing else, has not trained",
        arguments: [(0, .planned), (-1, .missed)] as [(Int, SessionStatus)])
    func help(day: Int, status: SessionStatus) {
        let now = Instant(milliseconds: 0)
        let session = Session(
            id: .new(at: now), plan: .new(at: now), citizen: .new(at: now), date: Self.today.adding(days: day),
            time: .midnight, zone: "UTC", startsAt: now)
        var result = SessionResult(
            session: session.id, completion: .started, startedAt: nil, endedAt: nil, exercisesCompleted: 0,
            exercisesSkipped: 0, setsCompleted: 0, pain: 2, effort: nil, comment: nil, events: 2, helpAsked: 1)
        func summary() -> SessionSummary {
            SessionSummary(
                session: session,
                citizen: Citizen(
                    id: session.citizen, unit: .new(at: now), givenName: "Åse", familyName: "Øster", birthYear: nil,
                    language: .danish), mode: .independent, programme: .new(at: now), programmeName: "Styrke",
                result: result)
        }
        #expect(summary().status(today: Self.today) == status && summary().result?.pain == 2)
        result.startedAt = now
        #expect(summary().status(today: Self.today) == (day == 0 ? .started : .partly))
    }
}
