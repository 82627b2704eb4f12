package import LibAV

/// The constant rate that a video is given.
package struct FrameRate: Hashable, Sendable {
    /// At most 60 (Apple HLS 1.19).
    package var rate: Rational
    /// Whether the source had no constant rate.
    package var isVariable: Bool
    /// About how long a fragment is, seconds.
    package var fragmentSeconds: Double

    package init(_ rate: Rational, isVariable: Bool = false, fragmentSeconds: Double = 2) {
        self.rate = rate
        self.isVariable = isVariable
        self.fragmentSeconds = fragmentSeconds
    }

    /// The rates that cameras, films and screens really have.
    static let natural = [
        Rational(10, 1), Rational(12, 1), Rational(25, 2), Rational(15, 1), Rational(20, 1), Rational(24000, 1001),
        Rational(24, 1), Rational(25, 1), Rational(30000, 1001), Rational(30, 1), Rational(48, 1), Rational(50, 1),
        Rational(60000, 1001), Rational(60, 1),
    ]

    /// From the times at which pictures are shown.
    ///
    /// - Parameters:
    ///   - seconds: in any order.
    ///   - tick: the length of the file's unit of time, seconds: times are
    ///     only as exact as that.
    ///   - declared: what the file says, used where there are too few times.
    package init(times seconds: [Double], tick: Double, declared: Double) {
        let times = seconds.sorted()
        let steps = zip(times.dropFirst(), times).map { $0 - $1 }.filter { $0 > 0 }.sorted()
        guard steps.count >= 2 else {
            self.init(Self.nearest(to: declared > 0 ? declared : 25))
            return
        }
        let median = steps[steps.count / 2]
        let tolerance = max(min(tick * 1.01, median * 0.6), median * 0.1)
        // One odd step, such as a picture left out, is no variation.
        let even = steps.filter { abs($0 - median) <= tolerance }
        let isVariable = steps.count - even.count > max(1, steps.count / 100)
        let step = isVariable ? median : even.reduce(0, +) / Double(even.count)
        self.init(Self.nearest(to: 1 / step), isVariable: isVariable)
    }

    /// The nearest natural rate; faster ones are divided by a whole number
    /// first.
    static func nearest(to rate: Double) -> Rational {
        let divided = rate / max(1, (rate / 60.5).rounded(.up))
        func distance(_ candidate: Rational) -> Double { abs(candidate.value / divided - 1) }
        return natural.min { distance($0) < distance($1) } ?? Rational(25, 1)
    }

    /// Pictures in one fragment: of two seconds 60 at 29.97, which are 2.002 s.
    package var groupLength: Int { Int((rate.value * fragmentSeconds).rounded()) }

    /// Whether the lowest rungs take every second picture: up to 432p at most
    /// 30 a second (Apple HLS 1.25).
    package var isHigh: Bool { rate.value > 30.5 }

    package var halved: Rational {
        rate.numerator % 2 == 0
            ? Rational(rate.numerator / 2, rate.denominator) : Rational(rate.numerator, rate.denominator * 2)
    }
}
