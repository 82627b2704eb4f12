import LibAV
import Testing

@testable import Media

@Suite struct FrameRateTests {
    private func times(_ steps: [Double], count: Int = 200) -> [Double] {
        (0..<count).reduce(into: [0.0]) { times, index in times.append(times[index] + steps[index % steps.count]) }
    }

    /// Pictures a second as they come, and as they are to be.
    static let rates: [(Double, Int32, Int32)] = [
        (23.976, 24000, 1001), (24, 24, 1), (25, 25, 1), (29.97, 30000, 1001), (30, 30, 1), (50, 50, 1),
        (59.94, 60000, 1001), (60, 60, 1), (120, 60, 1), (119.88, 60000, 1001), (240, 60, 1), (100, 50, 1),
        (15, 15, 1), (10, 10, 1), (16, 15, 1),
    ]

    @Test("A steady rate is kept as it is in nature", arguments: rates)
    func steady(rate: Double, numerator: Int32, denominator: Int32) {
        let expected = FrameRate(Rational(numerator, denominator))
        #expect(FrameRate(times: times([1 / rate]), tick: 0.000_01, declared: 0) == expected)
    }

    @Test("Times in whole milliseconds, as in Matroska, are no variation")
    func milliseconds() {
        let rate = FrameRate(times: times([0.033, 0.033, 0.034]), tick: 0.001, declared: 0)
        #expect(rate == FrameRate(Rational(30, 1)))
    }

    @Test("One picture left out changes nothing")
    func oneMissing() {
        var times = times([1.0 / 30], count: 150)
        times.remove(at: 70)
        #expect(FrameRate(times: times, tick: 1.0 / 30, declared: 0) == FrameRate(Rational(30, 1)))
    }

    @Test("A phone that skips pictures in the dark gets the rate that it mostly has")
    func variable() {
        let rate = FrameRate(times: times([1.0 / 30, 1.0 / 30, 1.0 / 30, 1.0 / 15]), tick: 0.000_01, declared: 24)
        #expect(rate == FrameRate(Rational(30, 1), isVariable: true))
    }

    @Test("With too few times the file is believed, or else 25 is taken")
    func few() {
        #expect(FrameRate(times: [0], tick: 0.001, declared: 29.97).rate == Rational(30000, 1001))
        #expect(FrameRate(times: [], tick: 0.001, declared: 0).rate == Rational(25, 1))
    }
}
