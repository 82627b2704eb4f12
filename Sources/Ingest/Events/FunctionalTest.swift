/// `trin.test.completed`: what a functional test gave.
package struct FunctionalTest: Hashable, Sendable {
    package enum Unit: String, CaseIterable, Sendable, Codable {
        case repetitions, seconds, metres, metresPerSecond, kilograms, points
    }

    /// Names of tests that are usual in home care, with their units. Others
    /// may come; they are shown by the name that they have.
    package static let usual: [(test: String, unit: Unit)] = [
        ("chairStand30", .repetitions), ("timedUpAndGo", .seconds), ("gaitSpeed", .metresPerSecond),
        ("sixMinuteWalk", .metres), ("tandemStand", .seconds), ("gripStrength", .kilograms), ("bergBalance", .points),
    ]

    package var test: String
    package var value: Double
    package var unit: Unit
    package var comment: String?

    package init(test: String, value: Double, unit: Unit, comment: String? = nil) {
        self.test = test
        self.value = value
        self.unit = unit
        self.comment = comment
    }
}
