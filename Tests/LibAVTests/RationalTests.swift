import Testing

@testable import LibAV

@Suite struct RationalTests {
    @Test("Times are moved between time bases, rounded to the nearest tick")
    func rescaling() {
        #expect(rescale(90_000, from: Rational(1, 90_000), to: Rational(1, 1000)) == 1000)
        #expect(rescale(1, from: Rational(1001, 30_000), to: Rational(1, 90_000)) == 3003)
        #expect(rescale(1, from: Rational(1, 3), to: Rational(1, 2)) == 1)
        #expect(Rational(1, 0).value == 0)
        #expect(!Rational(0, 1).isPositive)
    }
}
