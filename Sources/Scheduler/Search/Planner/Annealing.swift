import Foundation

/// How much dearer a plan may become for a while, falling from the first to
/// the last temperature as the budget is used up.
struct Annealing: Sendable {
    let first: Double
    let last: Double

    /// Temperatures that fit the weights that plans differ in; leaving a
    /// session out is never a matter of temperature.
    init(_ week: Week, _ mix: Mix) {
        let weights = week.weights
        let steps = [weights.outsidePreferred, weights.otherStaff, weights.staffChange].filter { $0 > 0 }
        let step = steps.isEmpty ? 10 : Double(steps.reduce(0, +)) / Double(steps.count)
        first = step * mix.firstTemperature
        last = step * mix.lastTemperature
    }

    /// - Parameter progress: how much of the budget is used, 0 … 1.
    func temperature(_ progress: Double) -> Double {
        first * exp(log(last / first) * min(1, max(0, progress)))
    }

    /// What is added to the cost that a new plan may have; exponentially
    /// distributed, as annealing has it.
    @inline(__always)
    static func allowance(_ temperature: Double, _ random: inout SplitMix) -> Int {
        Int(-log(max(random.unit(), 0x1p-53)) * temperature)
    }
}
