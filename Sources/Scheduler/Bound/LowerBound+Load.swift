extension LowerBound {
    /// What a member of staff's minutes of work cost, and how many there may
    /// be.
    ///
    /// All sessions last multiples of `step`, so work does too: the cost is
    /// convex between neighbouring multiples, which is more than the law's
    /// cost at the minutes between them.
    struct Load: Sendable {
        /// Fixed point, per minute above the share.
        var weight: Int
        var share: Int
        var most: Int?
        var step: Int

        /// What a price per minute is at most worth.
        var highestPrice: Int { most == nil ? weight : .max }

        /// The least of the cost of m minutes less their price, over all m
        /// that can be, with that m.
        func least(price: Int) -> (value: Int, minutes: Int) {
            let below = share / step * step
            var candidates = [below, below + step]
            if let most {
                let top = most / step * step
                candidates = candidates.map { min($0, top) } + [top]
            }
            var best = (value: Int.max, minutes: 0)
            for minutes in candidates {
                let value = weight * max(0, minutes - share) - price * minutes
                if value < best.value { best = (value, minutes) }
            }
            return best
        }

        static func all(of problem: WeekProblem) -> [Load] {
            var groups: Set<String> = []
            var asked = 0
            var step = 0
            for request in problem.requests where request.mode != .independent {
                step = gcd(step, request.minutes)
                if let group = request.group, !groups.insert(group).inserted { continue }
                asked += request.sessions * request.minutes
            }
            let own = problem.staff.map { staff in
                staff.shifts.reduce(0) { $0 + $1.count }
            }
            let all = own.reduce(0, +)
            return zip(problem.staff, own).map { staff, own in
                Load(
                    weight: problem.weights.overloadMinute * one,
                    share: all == 0 ? 0 : (asked * own + all - 1) / all, most: staff.maxMinutes, step: max(1, step))
            }
        }

        private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
    }
}
