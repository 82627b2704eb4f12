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
}
