/// A plan for a ``WeekProblem``, as `trin plan` writes it.
package struct WeekSolution: Hashable, Sendable {
    package var parts: CostParts
    /// A proven lower bound on the cost of any plan.
    package var bound: Int
    package var seed: UInt64
    package var iterations: Int
    /// Wall time; nil when the budget was iterations.
    package var seconds: Double?
    /// In the order of the requests and then of numbers.
    package var assignments: [Placement]
    /// In the same order.
    package var unassigned: [Unassigned]

    package var cost: Int { parts.total }

    package struct Unassigned: Hashable, Sendable {
        package var name: SessionName
        /// Proven: with only what is fixed and the sessions that they name in
        /// place, the session has no place.
        package var reasons: [Reason]

        package init(name: SessionName, reasons: [Reason]) {
            self.name = name
            self.reasons = reasons
        }
    }

    package struct Reason: Hashable, Sendable {
        /// In camel case, such as `noStaffOnShift`; Trin.docc/WeekProblem.md
        /// lists them.
        package var code: String
        package var message: String
        package var blockedBy: [SessionName]
        /// Nil in a solution that was read from a file.
        package var hindrance: Hindrance?

        package init(code: String, message: String, blockedBy: [SessionName], hindrance: Hindrance? = nil) {
            self.code = code
            self.message = message
            self.blockedBy = blockedBy
            self.hindrance = hindrance
        }
    }

    package init(
        parts: CostParts, bound: Int, seed: UInt64, iterations: Int, seconds: Double?, assignments: [Placement],
        unassigned: [Unassigned]
    ) {
        self.parts = parts
        self.bound = bound
        self.seed = seed
        self.iterations = iterations
        self.seconds = seconds
        self.assignments = assignments
        self.unassigned = unassigned
    }
}
