/// A minute of a week problem, written as people say it: `Thursday 08:05`.
package struct WeekTime: CustomStringConvertible {
    /// After Monday 00:00 of the problem's week.
    private let minute: Int

    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    package init(_ minute: Int) {
        self.minute = minute
    }

    package var description: String {
        let day = minute / 1440
        let week = day < 7 ? "" : " of week \(day / 7 + 1)"
        return "\(Self.days[day % 7])\(week) \(Self.two(minute % 1440 / 60)):\(Self.two(minute % 60))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
