import Domain
import Testing

@testable import Web

@Suite struct TodayRoutesTests {
    private static func entry(_ kind: TrainingFlag.Kind, _ since: Int64) -> FlagEntry {
        let citizen = Citizen(id: .sample, unit: .sample, givenName: "Ellen", familyName: "Dam", language: .danish)
        let time = Instant(milliseconds: since)
        let flag = TrainingFlag(
            id: .sample, citizen: citizen.id, kind: kind, subject: "\(since)", level: 1, since: time, raisedAt: time)
        return FlagEntry(flag: flag, citizen: citizen, seenByName: nil)
    }

    @Test("What hurts is shown before what is broken, the newest of a kind first")
    func order() {
        let flags = [
            Self.entry(.silent, 9), Self.entry(.pain, 1), Self.entry(.missed, 5), Self.entry(.pain, 3),
            Self.entry(.help, 2),
        ]
        let shown = TodayRoutes.gravest(flags).map { [$0.flag.kind.rawValue, $0.flag.subject] }
        #expect(shown == [["help", "2"], ["pain", "3"], ["pain", "1"], ["missed", "5"], ["silent", "9"]])
    }

    @Test("Many silent tablets do not push one who is in pain off the page")
    func many() {
        let flags = (0..<30).map { Self.entry(.silent, $0) } + [Self.entry(.pain, 0)]
        let shown = TodayRoutes.gravest(flags)
        #expect(shown.count == TodayRoutes.shownFlags)
        #expect(shown.first?.flag.kind == .pain)
    }
}
