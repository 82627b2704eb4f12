/// A plan while it is mended: who waits for a place, who was moved away.
struct Repair {
    /// Worse plans are greater: sessions without a place first, then moved
    /// ones, then the cost.
    struct Score: Comparable {
        var unplaced: Int
        var moved: Int
        var cost: Int

        static func < (one: Score, other: Score) -> Bool {
            (one.unplaced, one.moved, one.cost) < (other.unplaced, other.moved, other.cost)
        }
    }

    var roster: Roster
    /// To be placed, wherever.
    let wanted: [Int]
    /// Where those stand that are left alone if possible.
    let origins: [Int: Place]
    /// No start that is chosen is earlier.
    let earliest: Int
    /// Those of `origins` that were moved away.
    private(set) var moved: Set<Int> = []
    /// How many surveys may still be made.
    var effort: Int

    init(_ roster: Roster, wanted: [Int], earliest: Int, effort: Int) {
        (self.roster, self.wanted, self.earliest, self.effort) = (roster, wanted, earliest, effort)
        origins = roster.places.enumerated().reduce(into: [:]) { origins, entry in
            if let place = entry.element, roster.week.fixed[entry.offset] == nil, place.start >= earliest {
                origins[entry.offset] = place
            }
        }
    }

    var wish: Wish { Wish(starts: earliest..<Swift.max(earliest, roster.week.days * Week.dayLength)) }

    /// Everything whose place may be chosen freely now.
    var free: [Int] { wanted + moved.sorted() }

    var unplaced: [Int] { free.filter { roster.places[$0] == nil } }

    var score: Score {
        Score(
            unplaced: sessions(unplaced), moved: sessions(moved.filter { roster.places[$0] != origins[$0] }),
            cost: roster.cost)
    }

    func sessions(_ tasks: some Sequence<Int>) -> Int {
        tasks.reduce(0) { $0 + roster.week.course(of: $1).members.count }
    }

    /// Takes a task from where it stood.
    mutating func displace(_ task: Int) {
        roster.remove(task)
        moved.insert(task)
    }

    /// Those that stand where they stood need not count as moved.
    mutating func settle() {
        moved = moved.filter { roster.places[$0] != origins[$0] }
    }

    /// The cheapest places of a task without one.
    mutating func best(_ task: Int, _ count: Int = 1) -> [Place] {
        effort -= 1
        return Survey(roster, task: task, wish: wish).best(count)
    }
}
