extension Chain {
    /// Takes sessions out that use rooms, devices or shared citizens at
    /// about the same time.
    mutating func removeSharers() {
        var seed = -1
        guard share.tasks.count > 0 else { return }
        for _ in 0..<12 where seed < 0 {
            let task = Int(share.tasks[random.below(share.tasks.count)])
            if spots[task].isPinned, spots[task].isPlaced { seed = task }
        }
        guard seed >= 0 else { return removeStrings() }
        let spot = spots[seed]
        var left = 2 + random.below(4)
        removeCourse(Int(layout.courseOfTask[seed]))
        for _ in 0..<64 where left > 0 {
            let task = Int(share.tasks[random.below(share.tasks.count)])
            let other = spots[task]
            guard other.isPinned, other.isPlaced, other.day == spot.day, abs(other.slot - spot.slot) < near else {
                continue
            }
            removeCourse(Int(layout.courseOfTask[task]))
            left -= 1
        }
    }

    /// Two hours, in slots.
    private var near: Int32 { Int32(120 / layout.week.grain) }
}
