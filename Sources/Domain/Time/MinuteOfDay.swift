/// A local wall time: minutes after midnight, 0 ..< 1440.
package struct MinuteOfDay: Hashable, Comparable, Sendable {
    package let minutes: Int

    /// Nil outside 0 ..< 1440.
    package init?(_ minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    package static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

extension MinuteOfDay: LosslessStringConvertible {
    /// Reads `09:30`; nil for anything else.
    package init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard description.utf8.count == 5, parts.count == 2, parts[0].utf8.count == 2,
            let hour = number(parts[0]), let minute = number(parts[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        minutes = hour * 60 + minute
    }

    package var description: String { "\(padded(minutes / 60)):\(padded(minutes % 60))" }
}
