/// Why a rule or a plan makes no sessions, or a week cannot be planned.
package struct SchedulerError: Error, CustomStringConvertible, Hashable, Sendable {
    package enum Code: String, Sendable {
        /// A recurrence rule with a part that is outside its range.
        case invalidRule
        /// A zone that the IANA database does not have.
        case unknownZone
        /// A week problem or its file that breaks the format; the message
        /// begins with the path of the fault.
        case invalidProblem
        /// A solution's file that breaks the format.
        case invalidSolution
        /// An absence or another disruption that the problem cannot have.
        case invalidDisruption
    }

    package let code: Code
    /// One sentence that names the value and what to do about it.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
