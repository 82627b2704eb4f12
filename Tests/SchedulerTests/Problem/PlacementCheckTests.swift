import Testing

@testable import Scheduler

@Suite("PlacementCheck")
struct PlacementCheckTests {
    @Test("a plan that keeps the rules has no breach")
    func keeps() throws {
        #expect(try SampleWeek.problem().check(SampleWeek.placements).isEmpty)
    }

    @Test("each rule that one change breaks is named", arguments: cases)
    func breaks(_ example: Example) throws {
        var placements = SampleWeek.placements
        placements.removeAll { example.remove.contains($0.name.request) }
        placements += example.add
        let breaches = try SampleWeek.problem().check(placements)
        #expect(breaches.contains { $0.rule == example.rule && $0.reason.contains(example.reason) }, "\(breaches)")
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let rule: RuleBreach.Rule
        let reason: String
        let remove: [String]
        let add: [Placement]

        init(_ rule: RuleBreach.Rule, _ reason: String, without: [String] = [], _ add: Placement...) {
            self.rule = rule
            self.reason = reason
            remove = without.isEmpty ? add.map(\.name.request) : without
            self.add = add
        }

        var testDescription: String { "\(rule) \(reason) \(add)" }
    }

    static let cases: [Example] = [
        Example(.names, "no request 'c9'", Placement("c9", 0, 480, staff: "s1")),
        Example(.names, "no session 1", Placement("c2", 1, 510, staff: "s1", device: "t1")),
        Example(.names, "no staff 's9'", Placement("c2", 0, 510, staff: "s9", device: "t1")),
        Example(.names, "no device 't9'", Placement("c2", 0, 510, staff: "s1", device: "t9")),
        Example(.names, "no room 'r9'", Placement("c3", 0, 600, staff: nil, device: "t2", room: "r9")),
        Example(
            .names, "twice", without: ["-"], Placement("c2", 0, 510, staff: "s1", device: "t1")),
        Example(.time, "multiple of 5", Placement("c2", 0, 512, staff: "s1", device: "t1")),
        Example(.time, "no possible interval", Placement("c2", 0, 475, staff: "s1", device: "t1")),
        Example(.time, "no shift of s1", Placement("c2", 0, 890, staff: "s1", device: "t1")),
        Example(.time, "t2 is not available", Placement("c3", 0, 710, staff: nil, device: "t2", room: "r1")),
        Example(
            .time, "r1 is not available", without: ["g1", "g2"], Placement("g1", 0, 1900, staff: "s2", room: "r1"),
            Placement("g2", 0, 1900, staff: "s2", room: "r1")),
        Example(.time, "midnight", Placement("c2", 0, 1430, staff: "s1", device: "t1")),
        Example(.staffTime, "still with c1/0", Placement("c2", 0, 495, staff: "s1", device: "t1")),
        Example(.staffTime, "needs 7 minutes", Placement("c2", 0, 505, staff: "s1", device: "t1")),
        Example(.staffFit, "no staff", Placement("c2", 0, 510, staff: nil, device: "t1")),
        Example(.staffFit, "s2 is excluded", Placement("c2", 0, 510, staff: "s2", device: "t1")),
        Example(
            .staffFit, "skill 'balance'", without: ["-"], Placement("c1", 1, 4800, staff: "s2")),
        Example(.staffFit, "independent", Placement("c3", 0, 600, staff: "s2", device: "t2", room: "r1")),
        Example(.citizen, "must be 2 apart", without: ["-"], Placement("c1", 1, 1920, staff: "s1")),
        Example(.citizen, "must be 2 apart", without: ["-"], Placement("c1", 1, 560, staff: "s1")),
        Example(.citizen, "anna is still in c1/0", Placement("c3", 0, 495, staff: nil, device: "t2", room: "r1")),
        Example(.things, "needs a device", Placement("c2", 0, 510, staff: "s1")),
        Example(.things, "k1 is not of kind", Placement("c2", 0, 510, staff: "s1", device: "k1")),
        Example(.things, "needs no device", Placement("c1", 0, 480, staff: "s1", device: "t1")),
        Example(.things, "t1 is still in c2/0", Placement("c3", 0, 520, staff: nil, device: "t1", room: "r1")),
        Example(.things, "needs a room", Placement("c3", 0, 600, staff: nil, device: "t2")),
        Example(.things, "r2 is not among", Placement("c3", 0, 600, staff: nil, device: "t2", room: "r2")),
        Example(.things, "needs no room", Placement("c1", 0, 480, staff: "s1", room: "r1")),
        Example(.fixed, "it is fixed", Placement("c1", 0, 485, staff: "s1")),
        Example(.fixed, "it is fixed", without: ["c1"]),
        Example(.group, "g2/0 of its group", without: ["g1"]),
        Example(.group, "of its group", Placement("g2", 0, 1925, staff: "s2", room: "r1")),
        Example(.group, "of its group", Placement("g2", 0, 1920, staff: "s1", room: "r1")),
    ]

    @Test("staff who would have more minutes than they may is named")
    func tooManyMinutes() throws {
        var problem = try SampleWeek.problem()
        problem.staff[0].maxMinutes = 49
        #expect(problem.check(SampleWeek.placements).map(\.rule) == [.staffFit])
        problem.staff[0].maxMinutes = 50
        #expect(problem.check(SampleWeek.placements).isEmpty)
        // A group session counts once.
        problem.staff[1].maxMinutes = 45
        #expect(problem.check(SampleWeek.placements).isEmpty)
    }

    @Test("a room with too many citizens is named")
    func fullRoom() throws {
        var problem = try SampleWeek.problem()
        problem.rooms[0].capacity = 1
        let breaches = problem.check(SampleWeek.placements)
        #expect(breaches.map(\.rule) == [.things])
        #expect(breaches.first?.reason == "2 are in r1 at 1920, 1 at most")
    }

    @Test("who is still busy is found behind a short session inside a long one")
    func nested() throws {
        let check = PlacementCheck(try SampleWeek.problem(), [])
        let list = [("c2", 480), ("c3", 485), ("c1", 505)].map { Placement($0.0, 0, $0.1, staff: nil) }
        #expect(check.overlaps(list).map(\.later.name.request) == ["c3", "c1"])
    }
}
