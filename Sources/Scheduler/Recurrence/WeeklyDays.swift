import Domain

/// The days of a weekly rule, without end.
struct WeeklyDays {
    /// Days after Monday, rising; at least one.
    private let offsets: [Int]
    private let interval: Int
    private var monday: CivilDate
    private var index: Int

    /// - Parameter weekdays: at least one.
    init(from start: CivilDate, on weekdays: Set<Weekday>, interval: Int) {
        offsets = weekdays.map { $0.rawValue - 1 }.sorted()
        self.interval = interval
        monday = start.monday
        // Days of the first week that lie before the start are no occurrences.
        let first = start.weekday.rawValue - 1
        index = offsets.firstIndex { $0 >= first } ?? offsets.count
    }

    mutating func next() -> CivilDate {
        if index == offsets.count {
            index = 0
            monday = monday.adding(days: 7 * interval)
        }
        defer { index += 1 }
        return monday.adding(days: offsets[index])
    }
}
