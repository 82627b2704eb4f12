/// A ``WeekProblem`` made ready for computing: indices instead of names,
/// groups as one, starts as windows, sites without doubles.
package struct Week: Sendable {
    package let problem: WeekProblem
    package let days: Int
    package let grain: Int
    package let weights: Weights
    package let ways: Ways
    package let courses: [Course]
    /// Of all courses, one after the other. What is placed as one: a session
    /// of a request, or a group's of all its members.
    package let tasks: [WeekTask]
    package let staff: [Staff]
    /// Indices of `courses` of each citizen that has several, else empty.
    package let coursesOfCitizen: [[Int]]
    /// Of each course, its members' citizens that have several courses.
    package let sharedCitizens: [[Int]]
    package let roomSites: [Int]
    /// What must stand as it is, by task.
    package let fixed: [Int: Place]
    /// How many entries the previous plan has.
    package let previousCount: Int
    private let courseOfRequest: [String: Int]

    package struct Staff: Sendable {
        /// By day, clipped to it.
        package let shifts: [[Range<Int>]]
        package let most: Int?
        /// The minutes above which work is overload.
        package let fairShare: Int
        package let site: Int
    }

    package static let dayLength = 1_440

    package init(_ problem: WeekProblem) {
        let compiler = WeekCompiler(problem)
        self.problem = problem
        days = problem.days
        grain = problem.grain
        weights = problem.weights
        ways = compiler.ways
        courses = compiler.courses
        tasks = compiler.courses.indices.flatMap { course in
            (0..<compiler.courses[course].sessions).map { WeekTask(course: course, number: $0) }
        }
        staff = compiler.staff()
        (coursesOfCitizen, sharedCitizens) = compiler.citizens()
        roomSites = problem.rooms.map { compiler.ways.site(of: $0.site) }
        courseOfRequest = compiler.courseOfRequest
        fixed = compiler.places(of: problem.fixed)
        previousCount = problem.previous.count
    }

    /// The task that has the session; nil if nothing is called so.
    package func task(of name: SessionName) -> Int? {
        guard let course = courseOfRequest[name.request].map({ courses[$0] }),
            (0..<course.sessions).contains(name.session)
        else { return nil }
        return course.firstTask + name.session
    }

    /// The sessions that a task places: one, or each member's.
    package func names(of task: Int) -> [SessionName] {
        courses[tasks[task].course].members.map {
            SessionName(request: problem.requests[$0].id, session: tasks[task].number)
        }
    }

    package func course(of task: Int) -> Course { courses[tasks[task].course] }

    /// Where a session of the course takes place.
    package func site(of course: Course, room: Int?) -> Int {
        if let room, roomSites[room] != Ways.nowhere { return roomSites[room] }
        return course.site
    }

    /// The members' sessions as a file has them.
    package func placements(of task: Int, at place: Place) -> [Placement] {
        let course = course(of: task)
        return names(of: task).enumerated().map { member, name in
            let need = course.needs.firstIndex { $0.member == member }
            return Placement(
                name, start: place.start, staff: place.staff.map { problem.staff[$0].id },
                device: need.map { problem.devices[place.devices[$0]].id },
                room: place.room.map { problem.rooms[$0].id })
        }
    }
}

/// Where and when a task takes place.
package struct Place: Hashable, Sendable {
    /// Minutes after Monday 00:00.
    package var start: Int
    package var staff: Int?
    package var room: Int?
    /// One for each of the course's needs.
    package var devices: [Int]

    package init(start: Int, staff: Int? = nil, room: Int? = nil, devices: [Int] = []) {
        self.start = start
        self.staff = staff
        self.room = room
        self.devices = devices
    }

    package var day: Int { start / Week.dayLength }
}
