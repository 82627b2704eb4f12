internal import CLibAV

/// A fraction, as libav counts time and rates.
package struct Rational: Hashable, Sendable {
    package var numerator: Int32
    package var denominator: Int32

    package init(_ numerator: Int32, _ denominator: Int32) {
        self.numerator = numerator
        self.denominator = denominator
    }

    init(_ raw: AVRational) { self.init(raw.num, raw.den) }

    var raw: AVRational { AVRational(num: numerator, den: denominator) }

    /// Whether both parts are more than zero.
    package var isPositive: Bool { numerator > 0 && denominator > 0 }

    /// Zero if the denominator is zero.
    package var value: Double { denominator == 0 ? 0 : Double(numerator) / Double(denominator) }

    package var inverted: Rational { Rational(denominator, numerator) }

    package var text: String { "\(numerator)/\(denominator)" }
}

/// Time bases never have a denominator of zero here: libav refuses such
/// streams, and `Demuxer` leaves them out.
package func rescale(_ value: Int64, from: Rational, to: Rational) -> Int64 {
    av_rescale_q(value, from.raw, to.raw)
}
