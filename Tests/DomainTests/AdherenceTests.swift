import Domain
import Testing

@Suite("Adherence")
struct AdherenceTests {
    @Test(
        "A partly done session counts half, one that is not due not at all",
        arguments: [
            ([], nil),
            ([.planned, .cancelled, .started], nil),
            ([.done], 1),
            ([.missed], 0),
            ([.done, .partly, .missed, .planned, .cancelled], 0.5),
            ([.partly, .partly], 0.5),
            ([.done, .done, .done, .missed], 0.75),
        ] as [([SessionStatus], Double?)])
    func share(statuses: [SessionStatus], share: Double?) {
        #expect(Adherence(statuses).share == share)
    }

    @Test("What is due was done, partly done or missed")
    func due() {
        let adherence = Adherence(SessionStatus.allCases + [.done])
        #expect(adherence.due == 4)
        #expect(adherence[.done] == 2 && adherence[.cancelled] == 1)
    }
}
