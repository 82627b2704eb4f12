import Domain

/// Which days of a month a rule takes: its BY parts as bit masks, with what
/// the start says where the rule is silent.
///
/// Days are bits: bit 0 is the 1st of a month, or the first day of a week.
struct DayFilter {
    /// Bit *m* for month *m*.
    private let months: UInt16
    /// Bit 0 for the 1st; all when the rule has none.
    private let monthDays: UInt32
    /// Days from the end of the month, 1 for the last.
    private let daysFromEnd: [Int]
    private let hasMonthDays: Bool
    /// Bit 0 for Monday; all when the rule has no weekdays at all.
    let weekdays: UInt8
    private let ordinals: [RecurrenceRule.Day]
    /// Whether ordinals count within the year, not within the month.
    private let ordinalsOfYear: Bool
    private let yearDays: [Int]
    private let weeks: WeekNumbers?

    init(_ rule: RecurrenceRule, start: CivilDate) {
        var monthList = rule.months
        var monthDayList = rule.monthDays
        var dayList = rule.days
        if rule.weekNumbers.isEmpty, rule.yearDays.isEmpty, rule.monthDays.isEmpty, rule.days.isEmpty {
            switch rule.frequency {
            case .daily: break
            case .weekly: dayList = [.init(start.weekday)]
            case .monthly: monthDayList = [start.day]
            case .yearly:
                if monthList.isEmpty { monthList = [start.month] }
                monthDayList = [start.day]
            }
        }
        months = monthList.isEmpty ? .max : monthList.reduce(0) { $0 | 1 << $1 }
        hasMonthDays = !monthDayList.isEmpty
        monthDays = monthDayList.filter { $0 > 0 }.reduce(0) { $0 | 1 << ($1 - 1) }
        daysFromEnd = monthDayList.filter { $0 < 0 }.map { -$0 }
        weekdays =
            dayList.isEmpty
            ? 0x7F : dayList.filter { $0.ordinal == 0 }.reduce(0) { $0 | 1 << ($1.weekday.rawValue - 1) }
        ordinals = dayList.filter { $0.ordinal != 0 }
        ordinalsOfYear = rule.frequency == .yearly && rule.months.isEmpty
        yearDays = rule.yearDays
        weeks = rule.weekNumbers.isEmpty ? nil : WeekNumbers(rule.weekNumbers, weekStart: rule.weekStart)
    }

    /// Whether every day of the right weekday is taken.
    var asksOnlyWeekdays: Bool { months == .max && !hasMonthDays }

    func takes(month: Int) -> Bool { months & 1 << month != 0 }

    /// The days taken in a month; 0 when there are none.
    func days(of month: Month) -> UInt32 {
        guard takes(month: month.month) else { return 0 }
        let all = UInt32.max >> UInt32(32 - month.length)
        var days = all
        if hasMonthDays {
            var wanted = monthDays
            for back in daysFromEnd where back <= month.length { wanted |= 1 << UInt32(month.length - back) }
            days &= wanted
        }
        if days != 0, weekdays != 0x7F { days &= daysByWeekday(of: month) }
        if days != 0, !yearDays.isEmpty { days &= daysByYearDay(of: month) }
        if days != 0, let weeks { days &= weeks.days(of: month) }
        return days
    }

    private func daysByWeekday(of month: Month) -> UInt32 {
        // Every seventh day from the 1st on, over and over.
        let everySeventh: UInt32 = 1 | 1 << 7 | 1 << 14 | 1 << 21 | 1 << 28
        let first = weekdayIndex(month.first)
        var days: UInt32 = 0
        for weekday in 0..<7 where weekdays & 1 << UInt8(weekday) != 0 {
            days |= everySeventh << UInt32((weekday - first + 7) % 7)
        }
        for day in ordinals {
            let base = ordinalsOfYear ? month.newYear : month.first
            let length = ordinalsOfYear ? month.yearLength : month.length
            guard let found = Self.find(day, from: base, length: length) else { continue }
            let bit = found - month.first
            if (0..<month.length).contains(bit) { days |= 1 << UInt32(bit) }
        }
        return days
    }

    /// The day number of such as the second Tuesday of a span of days.
    private static func find(_ day: RecurrenceRule.Day, from base: Int, length: Int) -> Int? {
        let offset: Int
        if day.ordinal > 0 {
            let ahead = day.weekday.rawValue - 1 - weekdayIndex(base)
            offset = (ahead + 7) % 7 + 7 * (day.ordinal - 1)
        } else {
            let back = weekdayIndex(base + length - 1) - (day.weekday.rawValue - 1)
            offset = length - 1 - (back + 7) % 7 + 7 * (day.ordinal + 1)
        }
        return (0..<length).contains(offset) ? base + offset : nil
    }

    private func daysByYearDay(of month: Month) -> UInt32 {
        var days: UInt32 = 0
        for yearDay in yearDays {
            let offset = yearDay > 0 ? yearDay - 1 : month.yearLength + yearDay
            guard (0..<month.yearLength).contains(offset) else { continue }
            let bit = month.newYear + offset - month.first
            if (0..<month.length).contains(bit) { days |= 1 << UInt32(bit) }
        }
        return days
    }
}
