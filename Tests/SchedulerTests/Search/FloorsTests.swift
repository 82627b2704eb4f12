import Testing

@testable import Scheduler

@Suite struct FloorsTests {
    @Test("No course costs less than its floor, however it is planned", arguments: 0..<30)
    func floors(seed: Int) {
        let layout = Layout(Week(SmallProblem.make(seed: UInt64(seed), requests: 14)))
        var chain = Chain(layout, seed: 5)
        chain.construct()
        for _ in 0..<100 {
            for course in 0..<layout.courses.count { #expect(chain.grievance(course) >= 0) }
            chain.step(temperature: 200)
        }
    }

    @Test("A course that may have its wishes alone in the week costs its floor there", arguments: 0..<30)
    func alone(seed: Int) {
        var problem = SmallProblem.make(seed: UInt64(seed), requests: 14)
        // Ways and overload are not of the floor.
        problem.weights.travelMinute = 0
        problem.weights.overloadMinute = 0
        let layout = Layout(Week(problem))
        // With three, two changes can be needed where the floor has one.
        guard layout.staffCount < 3 else { return }
        for course in 0..<layout.courses.count where !layout.courses[course].isPinned {
            var chain = Chain(layout, seed: 5)
            let flat = layout.courses[course]
            guard flat.keptFrom == flat.keptTo, layout.week.staff.allSatisfy({ $0.most == nil }),
                (flat.firstTask..<flat.firstTask + flat.sessions).allSatisfy({ !layout.isFixed[$0] })
            else { continue }
            chain.placeCourse(course, blink: 0, most: .max / 2)
            #expect(chain.grievance(course) == 0)
        }
    }
}
