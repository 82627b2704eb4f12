/// What is still to come, by time; at one time, in the order of planning.
struct Agenda<Action> {
    private var entries: [(time: Int64, action: Action)] = []

    mutating func plan(_ action: Action, at time: Int64) {
        // Latest first, so that the next is the last.
        let place = entries.lastIndex { $0.time > time }.map { $0 + 1 } ?? 0
        entries.insert((time, action), at: place)
    }

    mutating func next() -> (time: Int64, action: Action)? { entries.popLast() }
}
