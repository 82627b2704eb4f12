/// One of the reasons that together keep a session from any place.
package struct Finding: Hashable, Sendable {
    package var hindrance: Hindrance
    /// Sessions that are in the way and could be moved.
    package var blockedBy: [SessionName]
    /// Sessions that are in the way and fixed.
    package var fixed: [SessionName]

    package init(_ hindrance: Hindrance, blockedBy: [SessionName] = [], fixed: [SessionName] = []) {
        self.hindrance = hindrance
        self.blockedBy = blockedBy
        self.fixed = fixed
    }

    package var reason: WeekSolution.Reason {
        WeekSolution.Reason(
            code: hindrance.code, message: hindrance.message, blockedBy: blockedBy, hindrance: hindrance)
    }
}
