extension LowerBound {
    /// Raises the bound by prices of slots.
    struct SlotClimb: Sendable {
        private var week: SlotWeek
        private var ascent: SlotAscent
        private var round = 0
        /// The highest that was proven, in fixed point.
        private var highest = 0

        /// How many prices a step tries.
        private static let trials = 10
        /// How much prices of minutes change for those of slots: large steps
        /// send all who don't mind from one member of staff to the next.
        private static let loadScale = 0.2
        /// From so many on, tries are too few to begin with everybody.
        private static let manySessions = 4_000

        init(_ problem: WeekProblem) {
            week = SlotWeek(problem)
            let sessions = max(1, problem.requests.reduce(0) { $0 + $1.sessions })
            let minutes = max(1, problem.requests.reduce(0) { $0 + $1.sessions * $1.minutes })
            let perMinute = Self.loadScale * Double(sessions) / Double(minutes)
            let first = week.layout.visits
            ascent = SlotAscent(
                scale: week.highest.indices.map { $0 < first ? perMinute : 1 },
                highest: week.highest.map { Double($0) / Double(one) }, isPicky: sessions >= Self.manySessions)
        }

        /// Whether the prices of the week's slots fit into memory.
        var hasRoom: Bool { week.days.hasRoom }

        /// Whether further steps would raise nothing.
        var isSettled: Bool { ascent.boldness < 1e-6 }

        /// No plan costs less.
        var value: Int {
            let (whole, rest) = highest.quotientAndRemainder(dividingBy: one)
            return whole + (rest > 0 ? 1 : 0)
        }

        mutating func step(_ upper: Int?, _ isStopped: () -> Bool) {
            for _ in 0..<Self.trials where !isStopped() {
                let known = max(0, ascent.value)
                let goal = max(upper.map(Double.init) ?? known * 1.1 + 10, known + 1)
                let trial = ascent.trial(goal: goal)
                let fixed = trial.map { Int(($0 * Double(one)).rounded()) }
                guard let sum = week.evaluate(fixed, isPicky: ascent.isPicky, round: round, isStopped: isStopped) else {
                    return
                }
                round += 1
                highest = max(highest, sum)
                ascent.learn(trial, value: Double(sum) / Double(one), gradient: week.gradient)
            }
        }
    }
}
