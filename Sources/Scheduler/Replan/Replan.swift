/// How a plan is to change after something happened.
package struct Replan: Sendable {
    /// The problem as it is now: shifts without the absence, what began
    /// already fixed, the plan from before as its previous one.
    package let problem: WeekProblem
    package let changes: [Change]
    /// The cost if nothing is accepted: what lost its place has none.
    package let before: CostParts
    /// The cost if everything is accepted.
    package let after: CostParts
    /// What stays in any case.
    let kept: [Placement]

    /// The plan when some changes are accepted. It keeps every rule if with
    /// each change those are accepted that it ``Change/needs``.
    ///
    /// Of the others a session stays where it was, or without a place if that
    /// is impossible now.
    package func placements(accepting accepted: Set<Int>) -> [Placement] {
        let ranks = Dictionary(zip(problem.requests.map(\.id), problem.requests.indices)) { first, _ in first }
        let all =
            kept
            + changes.enumerated().flatMap { index, change in
                accepted.contains(index) ? change.after : change.stays ? change.before : []
            }
        return all.sorted { one, other in
            (ranks[one.name.request] ?? 0, one.name.session) < (ranks[other.name.request] ?? 0, other.name.session)
        }
    }

    /// Changes and all that they need, directly or not.
    package func closure(of some: Set<Int>) -> Set<Int> {
        var closure = some
        var open = Array(some)
        while let index = open.popLast() {
            for need in changes[index].needs where closure.insert(need).inserted { open.append(need) }
        }
        return closure
    }

    /// One session's change, or one of a group together.
    package struct Change: Hashable, Sendable {
        package enum Cause: String, Hashable, Sendable, Codable {
            /// What happened has made its place impossible.
            case lostPlace
            /// It makes room for another.
            case makesRoom
            case added
            case calledOff
        }

        package let cause: Cause
        package let sessions: [SessionName]
        /// Empty if it had no place.
        package let before: [Placement]
        /// Empty if there is none for it; then the findings say why.
        package let after: [Placement]
        package let findings: [Finding]
        /// Positions of the changes without which it breaks a rule.
        package internal(set) var needs: Set<Int>
        /// Whether the session stays where it was if the change is declined.
        package var stays: Bool { cause == .makesRoom }
    }
}
