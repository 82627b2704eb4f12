package import Domain

/// One thing that keeps a plan from being prescribed.
package struct PlanProblem: Hashable, Sendable {
    /// The part of the plan that must be changed.
    package enum Field: String, Sendable {
        case start, weeks, weekdays, zone
    }

    package let field: Field
    /// One sentence that names the value and the remedy.
    package let message: String
}

extension Plan {
    package static let weeksRange = 1...52

    /// What keeps the plan from being prescribed; empty for a good plan.
    ///
    /// A start may lie in the past, for a plan that is moved from paper, but
    /// a year off is most likely a slip of the finger.
    ///
    /// - Parameter today: the day in the plan's zone.
    package func problems(today: CivilDate) -> [PlanProblem] {
        var problems: [PlanProblem] = []
        func add(_ field: PlanProblem.Field, _ message: String) {
            problems.append(PlanProblem(field: field, message: message))
        }
        if start < today.adding(days: -366) {
            add(.start, "The plan starts on \(start), more than a year ago; choose a later day.")
        } else if start > today.adding(days: 366) {
            add(.start, "The plan starts on \(start), more than a year from now; choose an earlier day.")
        }
        if !Self.weeksRange.contains(weeks) {
            add(.weeks, "The plan lasts \(weeks) weeks; choose 1 to 52.")
        }
        if weekdays.isEmpty {
            add(.weekdays, "The plan has no weekday; choose at least one.")
        }
        if Zone(zone) == nil {
            add(.zone, "The zone '\(zone)' is unknown; use an IANA name such as Europe/Copenhagen.")
        }
        return problems
    }
}
