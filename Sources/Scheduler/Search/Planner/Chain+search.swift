extension Chain {
    /// Places what it can, the hardest first.
    mutating func construct() {
        let order = layout.week.courses.indices.sorted { layout.tightness[$0] > layout.tightness[$1] }
        begin()
        for course in order { placeCourse(course, blink: 0, most: .max / 2) }
        settle()
        keepAsBest()
    }

    /// One ruin and recreation, kept if it is good enough.
    mutating func step(temperature: Double) {
        begin()
        ruin()
        let limit = journal.cost + Annealing.allowance(temperature, &random)
        guard recreate(blink: Mix.blink, limit: limit), cost <= limit else { return rollBack() }
        settle()
        if cost < best.cost { keepAsBest() }
    }
}
