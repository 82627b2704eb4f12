import Domain
import Ingest
import Testing

@Suite("TrainingAlarm")
struct TrainingAlarmTests {
    static let monday = CivilDate(dayNumber: 20_000).monday
    static let today = monday.adding(days: 1)

    /// Weeks up to the last whole one.
    private func weeks(_ outcomes: [[SessionOutcome: Int]], target: Int? = nil) -> [TrainingWeek] {
        let first = Self.monday.adding(days: -7 * outcomes.count)
        let cells = outcomes.enumerated().flatMap { index, outcomes in
            outcomes.map { outcome, count in
                TrainingCell(
                    date: first.adding(days: 7 * index + 2), outcome: outcome, isCancelled: outcome == .cancelled,
                    count: count, minutes: outcome == .done ? 30 * count : 0)
            }
        }
        let targets = target.map {
            [TrainingTarget(unit: Sample.id(Unit.self, 1), from: first, sessions: $0, minutes: nil)]
        }
        return TrainingWeek.weeks(cells, from: first, to: Self.monday.adding(days: 6), targets: targets ?? [])
    }

    private func alarm(_ done: [Int], target: Int? = nil) -> TrainingAlarm.Kind? {
        TrainingAlarm(weeks(done.map { [.done: $0] }, target: target), today: Self.today)?.kind
    }

    @Test(
        "Training fades when two weeks stay at four fifths of the four before, or below",
        arguments: [
            ([10, 10, 10, 10, 8, 8], .fading), ([10, 10, 10, 10, 9, 8], nil), ([10, 10, 10, 10, 11, 2], nil),
            ([10, 10, 10, 10, 0, 0], .fading), ([2, 2, 2, 2, 0, 0], nil), ([10, 10, 10, 10, 10, 10], nil),
            ([10, 8], nil), ([10, 10, 5, 5], .fading), ([], nil),
        ] as [([Int], TrainingAlarm.Kind?)])
    func fading(done: [Int], kind: TrainingAlarm.Kind?) { #expect(alarm(done) == kind) }

    @Test("Three weeks well below the target are an alarm too; two are not")
    func belowTarget() {
        #expect(alarm([7, 7, 7], target: 10) == .belowTarget)
        #expect(alarm([9, 7, 7], target: 10) == nil)
        #expect(alarm([7, 7, 7], target: 8) == nil)
    }

    @Test("This week, which is not over, says nothing")
    func thisWeek() {
        let all = weeks([[.done: 10], [.done: 10], [.done: 10], [.done: 10], [.done: 10], [.done: 10]])
        #expect(all.last?.monday == Self.monday && all.last?.trained == 0)
        #expect(TrainingAlarm(all, today: Self.today) == nil)
    }

    @Test(
        "The likely cause is what takes most sessions more than before",
        arguments: [
            ([.done: 6, .noStaff: 4], .staff), ([.done: 6, .noTablet: 4], .tablets), ([.done: 6, .paused: 4], .pauses),
            ([.done: 6, .stopped: 4], .plansEnded), ([.done: 6], .plansEnded), ([.done: 6, .cancelled: 4], .calledOff),
            ([.done: 6, .missed: 4], .citizens), ([.done: 5, .noTablet: 3, .missed: 2], .tablets),
        ] as [([SessionOutcome: Int], TrainingAlarm.Cause)])
    func cause(now: [SessionOutcome: Int], cause: TrainingAlarm.Cause) {
        let before = Array(repeating: [SessionOutcome.done: 10], count: 4)
        let alarm = TrainingAlarm(weeks(before + [now, now]), today: Self.today)
        #expect(alarm?.losses.first?.cause == cause)
    }

    @Test("What was lost as much before explains nothing")
    func steadyLosses() {
        let before = Array(repeating: [SessionOutcome.done: 10, .noStaff: 5], count: 4)
        let now = [SessionOutcome.done: 6, .noStaff: 5, .noTablet: 4]
        let alarm = TrainingAlarm(weeks(before + [now, now]), today: Self.today)
        #expect(alarm?.losses == [TrainingAlarm.Loss(cause: .tablets, sessions: 4)])
        #expect(alarm?.before == 10 && alarm?.now == 6)
    }

    @Test("Below its target, what is lost is held against the target, and so is what was never planned")
    func fewPlanned() {
        let short = [SessionOutcome.done: 5, .missed: 1]
        let alarm = TrainingAlarm(weeks([short, short, short], target: 10), today: Self.today)
        #expect(
            alarm?.losses == [
                TrainingAlarm.Loss(cause: .fewPlanned, sessions: 4), TrainingAlarm.Loss(cause: .citizens, sessions: 1),
            ])
        #expect(alarm?.before == 10 && alarm?.now == 5 && alarm?.isOfMinutes == false)
        let enough = [SessionOutcome.done: 5, .noStaff: 6]
        let other = TrainingAlarm(weeks([enough, enough, enough], target: 10), today: Self.today)
        #expect(other?.losses == [TrainingAlarm.Loss(cause: .staff, sessions: 6)])
    }

    @Test("A week counts what was called off as planned, but not as due")
    func week() {
        let week = weeks([[.done: 3, .partly: 2, .missed: 1, .paused: 4, .changed: 5, .cancelled: 1]])[0]
        #expect(week.trained == 4 && week.planned == 11 && week.adherence.due == 6 && week.minutes == 90)
        #expect(week.level == nil && weeks([[.done: 3]], target: 6)[0].level == 0.5)
    }
}
