/// A part of every Monday, Tuesday …: minutes after midnight, `from` ..< `to`.
package struct DayInterval: Hashable, Sendable, Codable {
    package var weekday: Weekday
    /// 0 ..< 1440.
    package var from: Int
    /// Above `from`, at most 1440.
    package var to: Int

    package init(_ weekday: Weekday, from: Int, to: Int) {
        self.weekday = weekday
        self.from = from
        self.to = to
    }

    package var isValid: Bool { 0 <= from && from < to && to <= 1440 }
}

/// A part of one day: minutes after midnight, `from` ..< `to`.
package struct MinuteRange: Hashable, Sendable, Codable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    package var isValid: Bool { 0 <= from && from < to && to <= 1440 }
}
