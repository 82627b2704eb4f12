/// What keeps a task from a place.
package struct Obstacle: Hashable, Sendable {
    package enum Rule: Hashable, Sendable {
        /// The start is off the grain, or the session isn't inside one day
        /// and one possible interval of every member.
        case possible
        /// No staff where some is needed, or the other way round.
        case mode
        case skill
        case excluded
        case shift
        /// Too near another session of the same request.
        case restDays
        case citizenBusy
        /// The staff would work more than their `maxMinutes`.
        case staffMinutes
        case staffBusy
        /// The way from or to a neighbouring session takes too long.
        case travel
        /// No room, or not one that every member may use.
        case room
        case roomClosed
        case roomFull
        /// No device, one too many, one of another kind, or one twice.
        case device
        case deviceAbsent
        case deviceBusy
    }

    package let rule: Rule
    /// Without them the rule would hold; empty if nobody is in the way.
    package let tasks: [Int]

    package init(_ rule: Rule, _ tasks: [Int] = []) {
        self.rule = rule
        self.tasks = tasks
    }
}
