/// What is planned as one: the sessions of a request, or those that the
/// requests of a group have together.
package struct Course: Sendable {
    /// A device that one member needs.
    package struct Need: Sendable {
        /// An index of `members`.
        package let member: Int
        /// Those of its kind.
        package let devices: [Int]
    }

    /// A session that stood in the previous plan.
    package struct Previous: Hashable, Sendable {
        package let number: Int
        package let start: Int
        package let staff: Int?
    }

    /// The requests, ascending; one unless it is a group.
    package let members: [Int]
    /// The task of session 0; the others follow.
    package let firstTask: Int
    package let sessions: Int
    /// The length of each.
    package let minutes: Int
    /// At least this many days lie between the days of two sessions: the
    /// rest days and one.
    package let spacing: Int
    package let needsStaff: Bool
    /// Who may do it, ascending; skills, exclusions and a shift that is long
    /// enough are seen to.
    package let staff: [Int]
    /// For each of `staff`, how many members would rather have another.
    package let others: [Int]
    /// Whether any request names rooms.
    package let needsRoom: Bool
    /// The rooms that every member may use, ascending.
    package let rooms: [Int]
    package let needs: [Need]
    /// Where it takes place, unless its room has a site.
    package let site: Int
    /// Starts that every member can have, each day's in order: see
    /// ``Week/windows(_:day:)``.
    package let windows: [Window]
    /// Of each day and one more: the first of its `windows`.
    package let windowsOfDay: [Int]
    /// Each member's entries.
    package let previous: [Previous]

    package var tasks: Range<Int> { firstTask..<firstTask + sessions }
    /// What a task of staff takes of their time.
    package var work: Int { needsStaff ? minutes : 0 }

    package func windows(day: Int) -> ArraySlice<Window> { windows[windowsOfDay[day]..<windowsOfDay[day + 1]] }

    /// How many members' previous sessions stood just so.
    package func kept(number: Int, start: Int, staff: Int?) -> Int {
        previous.isEmpty ? 0 : previous.count { $0.number == number && $0.start == start && $0.staff == staff }
    }
}

/// Starts from one to another, in steps of the problem's grain.
package struct Window: Hashable, Sendable {
    /// The first and the last start, in minutes; multiples of the grain.
    package let first: Int
    package let last: Int
    /// How many members' preferred times a session that starts there misses.
    package let outside: Int
}

/// A session of a course.
package struct WeekTask: Sendable {
    package let course: Int
    package let number: Int
}
