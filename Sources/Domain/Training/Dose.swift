/// How much of an exercise: sets of repetitions or seconds, with rests.
package struct Dose: Hashable, Sendable, Codable {
    package enum Amount: Hashable, Sendable, Codable {
        /// 1 … 100 repetitions a set.
        case repetitions(Int)
        /// 5 … 600 seconds a set.
        case seconds(Int)
    }

    /// 1 … 10.
    package var sets: Int
    package var amount: Amount
    /// Seconds of rest after each set; one of ``restLengths``.
    package var rest: Int

    /// The rests that can be chosen: each is a clip of its own.
    package static let restLengths = [0, 10, 15, 20, 30, 45, 60, 90, 120]

    /// Nil when a number is outside its range.
    package init?(sets: Int, amount: Amount, rest: Int) {
        let amountIsGood =
            switch amount {
            case .repetitions(let count): (1...100).contains(count)
            case .seconds(let seconds): (5...600).contains(seconds)
            }
        guard (1...10).contains(sets), amountIsGood, Self.restLengths.contains(rest) else { return nil }
        self.sets = sets
        self.amount = amount
        self.rest = rest
    }
}
