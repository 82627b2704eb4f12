import Scheduler

/// The changes of a mended plan, each with its before and after.
struct ReplanAnswer: Encodable {
    struct Change: Encodable {
        let number: Int
        let cause: String
        let sessions: [String]
        let before: [PlanAnswer.Place]
        let after: [PlanAnswer.Place]
        let reasons: [PlanAnswer.Reason]
        let needs: [Int]
        let isAccepted: Bool
    }

    let changes: [Change]
    /// If nothing is accepted, and if everything is.
    let before: PlanAnswer.Cost
    let after: PlanAnswer.Cost

    init(_ replan: Replan, accepted: Set<Int>) {
        changes = replan.changes.enumerated().map { number, change in
            Change(
                number: number, cause: change.cause.rawValue, sessions: change.sessions.map(\.description),
                before: change.before.map(PlanAnswer.Place.init), after: change.after.map(PlanAnswer.Place.init),
                reasons: change.findings.map { PlanAnswer.Reason($0) }, needs: change.needs.sorted(),
                isAccepted: accepted.contains(number))
        }
        (before, after) = (PlanAnswer.Cost(replan.before), PlanAnswer.Cost(replan.after))
    }

    var lines: [String] {
        guard !changes.isEmpty else { return ["Nothing needs to change."] }
        return changes.flatMap { change in
            let needs = change.needs.isEmpty ? "" : "; needs \(change.needs.map { "\($0)" }.joined(separator: ", "))"
            let head =
                "\(change.number)\(change.isAccepted ? "" : " (declined)") \(change.sessions.joined(separator: ", ")) "
                + "[\(change.cause)]: \(change.before.first?.text ?? "no place") -> "
                + "\(change.after.first?.text ?? "no place")\(needs)"
            return [head] + change.reasons.map { "    \($0.text)" }
        } + ["Cost: \(before.text) without the changes, \(after.text) with all."]
    }
}
