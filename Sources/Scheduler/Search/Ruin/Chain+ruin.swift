extension Chain {
    /// Takes some courses out that stand near each other in one sense or
    /// another, so that they may come back better together.
    mutating func ruin() {
        removed.removeAll()
        roomy.removeAll()
        stamp &+= 1
        first = -1
        var draw = random.below(100)
        if absent.count > 0 {
            if draw < Mix.absent { return makeWayForAbsent() }
            draw = random.below(100)
        }
        if resources.count > 0, draw < Mix.sharers { return removeSharers() }
        draw -= Mix.sharers
        if draw < Mix.chance { return removeAtRandom() }
        draw -= Mix.chance
        let mix = layout.mix
        if draw < mix.wish { return grantWish() }
        if draw < mix.wish + mix.window { return removeWindow() }
        if draw < mix.wish + mix.window + mix.team { return removeTeam() }
        removeStrings()
    }

    /// Takes a course's sessions out, but for what is fixed.
    mutating func removeCourse(_ course: Int) {
        guard removedStamp[course] != stamp, share.has(course: course) else { return }
        removedStamp[course] = stamp
        let flat = layout.courses[course]
        var any = false
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions)
        where spots[task].isPlaced && !layout.isFixed[task] {
            if spots[task].route >= 0 { roomy.append(spots[task].route / Int32(layout.days)) }
            remove(task, course, flat)
            any = true
        }
        if any { removed.append(Int32(course)) }
    }

    func isRemoved(_ course: Int) -> Bool { removedStamp[course] == stamp }

    /// Brings the removed back, and some of those that had no place; false
    /// as soon as the plan is bound to cost more than the limit.
    mutating func recreate(blink: Int, limit: Int) -> Bool {
        for _ in 0..<min(absent.count, 6) {
            let course = absent[random.below(absent.count)]
            if !isRemoved(course) {
                removedStamp[course] = stamp
                removed.append(Int32(course))
            }
        }
        sortRemoved()
        // What the plan costs with all of them back at the least.
        var least = cost
        for index in 0..<removed.count { least -= saved(Int(removed[index])) }
        for index in 0..<removed.count where least <= limit {
            let course = Int(removed[index])
            let (before, saved) = (cost, saved(course))
            placeCourse(course, blink: blink, most: limit - least - saved)
            least += saved + cost - before
        }
        return least <= limit
    }

    /// What a place for a course's missing sessions saves at the most.
    private func saved(_ course: Int) -> Int {
        let flat = layout.courses[course]
        let missing = missing(course)
        var saved = missing * Int(flat.unassigned)
        if missing == Int(flat.sessions) { saved -= Int(layout.floors[course]) }
        for kept in Int(flat.keptFrom)..<Int(flat.keptTo) { saved += Int(layout.kept[kept].gain) }
        return saved
    }

    /// By chance, the hardest first or the longest first.
    private mutating func sortRemoved() {
        for index in stride(from: removed.count - 1, to: 0, by: -1) { removed.swapAt(index, random.below(index + 1)) }
        let draw = random.below(8)
        if draw < 5 {
            for index in stride(from: 1, to: removed.count, by: 1) {
                var hole = index
                while hole > 0, key(removed[hole], draw) > key(removed[hole - 1], draw) {
                    removed.swapAt(hole, hole - 1)
                    hole -= 1
                }
            }
        }
        guard first >= 0, random.below(4) > 0 else { return }
        for index in 0..<removed.count where removed[index] == first { removed.swapAt(0, index) }
    }

    private func key(_ course: Int32, _ draw: Int) -> Float {
        if draw < 3 { return layout.tightness[course] }
        let flat = layout.courses[course]
        return Float(flat.sessions * flat.minutes)
    }
}
