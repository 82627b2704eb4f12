/// One rule of the week problem that a plan breaks.
package struct RuleBreach: Hashable, Sendable, CustomStringConvertible {
    /// By the numbers of Trin.docc/WeekProblem.md.
    package enum Rule: Int, Hashable, Sendable, CaseIterable {
        /// A name that the problem does not have, or a session twice.
        case names = 0
        /// Grain, day, possible times, shifts, and when things are there.
        case time = 1
        /// One thing at a time, and time for the way.
        case staffTime = 2
        /// Skill, wishes, and the most minutes.
        case staffFit = 3
        /// Rest days, and one session at a time.
        case citizen = 4
        /// Devices and rooms.
        case things = 5
        /// What is fixed stands.
        case fixed = 6
        /// A group session is one for all its members.
        case group = 7
    }

    package let rule: Rule
    /// The one that is complained of, then others that have part in it.
    package let sessions: [SessionName]
    /// Why, without the session's name.
    package let reason: String

    package init(_ rule: Rule, _ sessions: [SessionName], _ reason: String) {
        self.rule = rule
        self.sessions = sessions
        self.reason = reason
    }

    package var description: String { (sessions.first.map { "\($0): " } ?? "") + reason }
}
