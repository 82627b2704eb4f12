import Testing

@testable import Scheduler

@Suite("WeekSolution")
struct WeekSolutionTests {
    @Test("a solution that is written is read again, and has no fault")
    func roundTrip() throws {
        let solution = try SampleWeek.solution()
        #expect(try WeekSolution(json: solution.json) == solution)
        #expect(try SampleWeek.problem().faults(in: solution) == [])
    }

    @Test("without a wall time, seconds are null")
    func noSeconds() throws {
        var solution = try SampleWeek.solution()
        solution.seconds = nil
        #expect(String(decoding: solution.json, as: UTF8.self).contains("\"seconds\": null"))
        #expect(try WeekSolution(json: solution.json).seconds == nil)
    }

    @Test("a cost that is not the sum of its parts is refused")
    func wrongSum() throws {
        let text = String(decoding: try SampleWeek.solution().json, as: UTF8.self)
        let error = try #require(throws: SchedulerError.self) {
            try WeekSolution(json: text.replacing("\"cost\": 1", with: "\"cost\": 2").utf8)
        }
        #expect(error.message.hasPrefix("cost: "))
    }

    @Test("each fault is told", arguments: faults)
    func tells(_ fault: Fault) throws {
        var solution = try SampleWeek.solution()
        fault.change(&solution)
        let found = try SampleWeek.problem().faults(in: solution)
        #expect(found.contains { $0.hasPrefix(fault.expected) }, "\(found)")
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let expected: String
        let change: @Sendable (inout WeekSolution) -> Void

        init(_ expected: String, _ change: @escaping @Sendable (inout WeekSolution) -> Void) {
            self.expected = expected
            self.change = change
        }

        var testDescription: String { expected }
    }

    private static let other = SessionName(request: "c2", session: 0)

    static let faults: [Fault] = [
        Fault("assignments: c2/0: it starts at 511") { $0.assignments[1].start = 511 },
        Fault("assignments[1]: c1/0 comes after c2/0") { $0.assignments.swapAt(0, 1) },
        Fault("c1/1 is neither") { $0.unassigned = [] },
        Fault("unassigned[1]: c2/0 is in the solution twice") {
            $0.unassigned.append(.init(name: other, reasons: $0.unassigned[0].reasons))
        },
        Fault("unassigned[1]: there is no session c9/0") {
            $0.unassigned.append(.init(name: SessionName(request: "c9", session: 0), reasons: []))
        },
        Fault("parts.travelMinute: it says 31, but it is 30") { $0.parts.travelMinute = 31 },
        Fault("bound: 999999 is more") { $0.bound = 999_999 },
        Fault("unassigned[0]: c1/1 has no reason") { $0.unassigned[0].reasons = [] },
        Fault("unassigned[0]: c9/0 is said to be in the way") {
            $0.unassigned[0].reasons[0].blockedBy = [SessionName(request: "c9", session: 0)]
        },
    ]

    @Test("a reason that names too little in the way proves nothing")
    func unproven() throws {
        var problem = try SampleWeek.problem()
        problem.requests[1].possible = [500..<545]
        problem.fixed = []
        // c1/0 takes s1 from 505 on; c2 could begin at 500, 505 … 515.
        var solution = try SampleWeek.solution()
        solution.assignments = [Placement("c1", 0, 505, staff: "s1")] + SampleWeek.placements.dropFirst(2)
        solution.unassigned = ["c1/1", "c2/0"].map { _ in solution.unassigned[0] }
        solution.unassigned[0].reasons[0].blockedBy = [SessionName(request: "c1", session: 0)]
        solution.unassigned[1].name = SessionName(request: "c2", session: 0)
        solution.parts = problem.cost(of: solution.assignments)
        let found = problem.faults(in: solution)
        #expect(found == ["unassigned[1]: c2/0 has a place beside all that is in the way, at 500 with s1."])
        solution.unassigned[1].reasons[0].blockedBy = [SessionName(request: "c1", session: 0)]
        #expect(problem.faults(in: solution).isEmpty)
    }
}
