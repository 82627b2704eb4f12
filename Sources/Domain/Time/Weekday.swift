/// A day of the week by its ISO 8601 number: Monday is 1.
package enum Weekday: Int, CaseIterable, Comparable, Sendable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
