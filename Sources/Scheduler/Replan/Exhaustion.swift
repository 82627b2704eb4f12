/// Tries everything: for small problems, where nothing less than the fewest
/// moves will do.
struct Exhaustion {
    private let origin: Repair
    private(set) var best: Repair
    private var score: Repair.Score
    private var nodes: Int

    /// `origin` has nobody moved and no place for the wanted; `best` is what
    /// is known already.
    init(_ origin: Repair, best: Repair, nodes: Int) {
        (self.origin, self.best, self.nodes) = (origin, best, nodes)
        score = best.score
    }

    /// Whether there is so little to choose that it may come to an end.
    var isPromising: Bool { origin.origins.count <= 40 && origin.wanted.count <= 8 }

    mutating func run(isStopped: () -> Bool) {
        let movable = origin.origins.keys.sorted()
        let floor = origin.sessions(hopeless())
        for count in 0...movable.count {
            // A subset of so many tasks moves as many sessions or more.
            if score.unplaced <= floor, count > score.moved { return }
            if nodes <= 0 || isStopped() { return }
            choose(count, of: movable[...], into: [])
        }
    }

    /// The wanted that have no place beside what is fixed alone.
    private func hopeless() -> [Int] {
        let alone = Roster(origin.roster.week)
        return origin.wanted.filter { Survey(alone, task: $0, wish: origin.wish).count == 0 }
    }

    private mutating func choose(_ count: Int, of movable: ArraySlice<Int>, into chosen: [Int]) {
        if nodes <= 0 { return }
        guard count > 0 else {
            var trial = origin
            for task in chosen { trial.displace(task) }
            fill(trial, Set(origin.wanted + chosen), unplaced: 0, moved: origin.sessions(chosen))
            return
        }
        guard movable.count >= count, let first = movable.first else { return }
        choose(count - 1, of: movable.dropFirst(), into: chosen + [first])
        choose(count, of: movable.dropFirst(), into: chosen)
    }

    /// Gives the open tasks every place in turn, those with the least choice
    /// first.
    private mutating func fill(_ trial: Repair, _ open: Set<Int>, unplaced: Int, moved: Int) {
        nodes -= 1
        if nodes <= 0 { return }
        guard Repair.Score(unplaced: unplaced, moved: moved, cost: leastCost(trial, open)) < score else { return }
        var choices: [(task: Int, places: [Place])] = []
        for task in open.sorted() {
            let places = Survey(trial.roster, task: task, wish: trial.wish).all()
            choices.append((task, places))
            if places.isEmpty { break }
        }
        guard let next = choices.min(by: { $0.places.count < $1.places.count }) else {
            if trial.score < score { (best, score) = (trial, trial.score) }
            return
        }
        let rest = open.subtracting([next.task])
        for place in next.places {
            var deeper = trial
            deeper.roster.place(next.task, at: place)
            fill(deeper, rest, unplaced: unplaced, moved: moved)
        }
        // One that was moved away might as well have stayed.
        if origin.origins[next.task] == nil {
            fill(trial, rest, unplaced: unplaced + trial.sessions([next.task]), moved: moved)
        }
    }

    /// What the plan will cost at least when the open tasks have places.
    private func leastCost(_ trial: Repair, _ open: Set<Int>) -> Int {
        let week = trial.roster.week
        return open.reduce(trial.roster.cost) { cost, task in
            let course = week.course(of: task)
            let entries = course.previous.count { $0.number == week.tasks[task].number }
            return cost - week.weights.unassigned * course.members.count - week.weights.moved * entries
        }
    }
}
