import Domain
import Services

/// The programme's form: its rows, and what the pressed button does to them.
struct ProgrammeEdit: Hashable {
    let name: String
    let intro: ID<Exercise>?
    let closing: ID<Exercise>?
    private(set) var items: [Programme.Item] = []
    let isSave: Bool

    /// Throws `.invalid` when a dose is outside its ranges.
    init(_ form: Form) throws {
        name = form["name"]
        intro = ID(form["intro"])
        closing = ID(form["closing"])
        let exercises = form.all("exercise")
        let columns = ["sets", "amount", "measure", "rest"].map(form.all)
        guard columns.allSatisfy({ $0.count == exercises.count }) else {
            throw ServiceError(.invalid, "The form is not whole; load the page again.")
        }
        for (index, exercise) in exercises.enumerated() {
            let fields = columns.map { $0[index] }
            items.append(
                try Self.item(exercise, sets: fields[0], amount: fields[1], measure: fields[2], rest: fields[3]))
        }
        let action = form["action"].split(separator: ":").map(String.init)
        isSave = action.first == "save"
        apply(action.first ?? "save", row: action.count > 1 ? Int(action[1]) : nil)
        if action.first == "add", let exercise = ID<Exercise>(form["add"]),
            let dose = Dose(sets: 2, amount: .repetitions(8), rest: 30)
        {
            items.append(Programme.Item(exercise: exercise, dose: dose))
        }
    }

    private mutating func apply(_ action: String, row: Int?) {
        guard let row, items.indices.contains(row) else { return }
        switch action {
        case "remove": items.remove(at: row)
        case "up" where row > 0: items.swapAt(row, row - 1)
        case "down" where row + 1 < items.count: items.swapAt(row, row + 1)
        default: break
        }
    }

    private static func item(
        _ exercise: String, sets: String, amount: String, measure: String, rest: String
    ) throws -> Programme.Item {
        guard let exercise = ID<Exercise>(exercise), let sets = Int(sets), let amount = Int(amount),
            let rest = Int(rest),
            let dose = Dose(
                sets: sets, amount: measure == "seconds" ? .seconds(amount) : .repetitions(amount), rest: rest)
        else {
            throw ServiceError(
                .invalid,
                "'\(sets) × \(amount)' with a rest of \(rest) s is no dose; give 1–10 sets of 1–100 repetitions or 5–600 seconds.",
                reason: .dose)
        }
        return Programme.Item(exercise: exercise, dose: dose)
    }
}
