/// What one functional test gave.
package struct TestMeasure: Hashable, Comparable, Sendable, Codable {
    /// Such as `chairStand30`.
    package var test: String
    package var value: Double
    /// Such as `repetitions`.
    package var unit: String

    package init(test: String, value: Double, unit: String) {
        self.test = test
        self.value = value
        self.unit = unit
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.test, left.value, left.unit) < (right.test, right.value, right.unit)
    }
}
