extension Repair {
    /// Gives tasks without a place their cheapest ones, those with the least
    /// choice first.
    mutating func insert(_ tasks: [Int]) {
        var open: [(task: Int, choice: Int, place: Place?)] = tasks.map { task in
            effort -= 1
            let survey = Survey(roster, task: task, wish: wish)
            return (task, survey.count, survey.best(1).first)
        }
        open.sort { ($0.choice, $0.task) < ($1.choice, $1.task) }
        for (task, _, place) in open {
            // Others may have come between; most often they have not.
            let isFree = place.map { roster.obstacle(to: task, at: $0) == nil } ?? true
            if let place = isFree ? place : best(task).first { roster.place(task, at: place) }
        }
    }

    /// Gives each task a better place alone, until none finds any.
    mutating func relocate() {
        var isBetter = true
        while isBetter, effort > 0 {
            isBetter = false
            for task in free where effort > 0 {
                guard let place = roster.places[task] else {
                    if let place = best(task).first {
                        roster.place(task, at: place)
                        isBetter = true
                    }
                    continue
                }
                let cost = roster.cost
                roster.remove(task)
                if let origin = origins[task], roster.obstacle(to: task, at: origin) == nil {
                    roster.place(task, at: origin)
                    isBetter = true
                    settle()
                    continue
                }
                roster.place(task, at: best(task).first ?? place)
                if roster.cost < cost { isBetter = true }
            }
        }
    }

    /// Takes a few tasks out and puts them back in another order, and keeps
    /// what is better.
    mutating func shuffle(using random: inout SplitMix, isStopped: () -> Bool) {
        let tasks = free
        guard tasks.count > 1 else { return }
        var failures = 0
        while effort > 0, failures < 10 * tasks.count, !isStopped() {
            var other = self
            let some = Array(tasks.shuffled(using: &random).prefix(Int.random(in: 2...4, using: &random)))
            for task in some { other.roster.remove(task) }
            for task in some {
                if let place = other.best(task).first { other.roster.place(task, at: place) }
            }
            other.settle()
            let isBetter = other.score < score
            effort = other.effort
            if isBetter {
                other.effort = effort
                self = other
                failures = 0
            } else {
                failures += 1
            }
        }
    }
}
