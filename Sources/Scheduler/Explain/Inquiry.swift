/// Finds out why a task has no place, or none of the kind that is wished.
///
/// A start is hopeless when its citizens are busy, too few devices are free,
/// or for each of its rooms the room is full or nobody of the staff can be
/// there. The inquiry names, for each start, tasks that make it so: few, and
/// the same for many starts.
struct Inquiry {
    let standing: Standing
    let week: Week
    let task: Int
    let course: Course
    let wish: Wish

    /// How many devices of a list it takes.
    struct Requirement {
        let devices: [Int]
        let needed: Int
        let kind: String
    }

    init(_ standing: Standing, task: Int, wish: Wish = Wish()) {
        self.standing = standing
        week = standing.week
        self.task = task
        course = standing.week.course(of: task)
        self.wish = wish
    }

    /// Why there is no place; nil if there is one. The task must have none.
    func findings() -> [Finding]? {
        do throws(Plain) {
            let starts = try possibleStarts()
            let grounds = Grounds(
                starts: starts, staff: try staff(), requirements: try requirements(), rooms: try rooms())
            return prove(grounds).map { findings($0, grounds) }
        } catch {
            return [Finding(error.hindrance)]
        }
    }

    /// Thrown when one rule alone excludes everything.
    struct Plain: Error {
        let hindrance: Hindrance

        init(_ hindrance: Hindrance) {
            self.hindrance = hindrance
        }
    }

    /// What the task could use if nobody else were there.
    struct Grounds {
        /// Ascending.
        let starts: [Int]
        /// Nil if it needs none.
        let staff: [Int]?
        let requirements: [Requirement]
        /// Nil if it needs none.
        let rooms: [Int]?
    }

    func requests() -> [WeekProblem.Request] { course.members.map { week.problem.requests[$0] } }
}
