import Domain

/// The weeks of BYWEEKNO: as in ISO 8601, but beginning on any weekday.
///
/// Week 1 is the first with four days or more in the year. The first days of
/// January may belong to the last week of the year before, the last days of
/// December to week 1 of the next year. As in python-dateutil each day counts
/// for the calendar year that it lies in.
struct WeekNumbers {
    private let numbers: Set<Int>
    private let weekStart: Weekday

    init(_ numbers: [Int], weekStart: Weekday) {
        self.numbers = Set(numbers)
        self.weekStart = weekStart
    }

    func days(of month: Month) -> UInt32 {
        var days: UInt32 = 0
        for bit in 0..<month.length where contains(month.first + bit, in: month.year) { days |= 1 << UInt32(bit) }
        return days
    }

    private func contains(_ day: Int, in year: Int) -> Bool {
        var (first, next) = (firstWeek(of: year), firstWeek(of: year + 1))
        if day < first {
            (first, next) = (firstWeek(of: year - 1), first)
        } else if day >= next {
            (first, next) = (next, firstWeek(of: year + 2))
        }
        let week = (day - first) / 7 + 1
        let count = (next - first) / 7
        return numbers.contains(week) || numbers.contains(week - count - 1)
    }

    /// The day number on which week 1 begins.
    private func firstWeek(of year: Int) -> Int {
        let newYear = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 1, day: 1))
        let into = (newYear.weekday.rawValue - weekStart.rawValue + 7) % 7
        // With three days or fewer in the old year it is week 1 already.
        return newYear.dayNumber - into + (into > 3 ? 7 : 0)
    }
}
