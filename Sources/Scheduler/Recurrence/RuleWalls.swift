import Domain

/// The wall times of one rule from its start on, in seconds since 1970.
///
/// It goes from interval to interval (a day, week, month or year) and keeps
/// one interval's days at a time.
struct RuleWalls: IteratorProtocol {
    private let frequency: RecurrenceRule.Frequency
    private let interval: Int
    private let filter: DayFilter
    /// Seconds after midnight, rising.
    private let times: [Int64]
    private let positions: [Int]
    private let start: Int64
    private let startDay: Int
    /// The last wall time that may come.
    private let last: Int64
    private var remaining: Int

    /// Where the first interval begins: a day number, or months since year 0.
    private let base: Int
    /// How many intervals have been taken.
    private var taken = 0
    private let lastDay: Int

    private var days: [Int] = []
    private var dayIndex = 0
    private var timeIndex = 0
    /// Which occurrences of the interval remain, when the rule has positions.
    private var picks: [Int] = []
    private var pickIndex = 0

    /// - Parameters:
    ///   - from: occurrences before this wall time may be left out.
    ///   - to: those after this one are.
    init(_ rule: RecurrenceRule, start: WallTime, from: WallTime?, to: WallTime?) {
        frequency = rule.frequency
        interval = rule.interval
        filter = DayFilter(rule, start: start.date)
        times = Self.times(of: rule, start: start)
        positions = rule.positions
        self.start = start.seconds
        startDay = Int(start.day)
        var last = Self.end
        remaining = .max
        switch rule.end {
        case .never, .untilInstant: break
        case .count(let count): remaining = count
        case .through(let date): last = Int64(date.dayNumber) * 86_400 + 86_399
        case .until(let wall): last = wall.seconds
        }
        self.last = min(last, to?.seconds ?? Self.end, Self.end)
        lastDay = Int(WallTime(seconds: self.last).day)
        let date = start.date
        switch frequency {
        case .daily: base = date.dayNumber
        case .weekly: base = date.dayNumber - (date.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
        case .monthly: base = date.year * 12 + date.month - 1
        case .yearly: base = date.year * 12
        }
        if let from, remaining == .max { skip(to: from.date) }
    }

    /// RFC 5545 knows years of four digits.
    private static let end = Int64(CivilDate.dayNumber(year: 9999, month: 12, day: 31)) * 86_400 + 86_399

    private static func times(of rule: RecurrenceRule, start: WallTime) -> [Int64] {
        let second = start.secondOfDay
        let hours = rule.hours.isEmpty ? [second / 3600] : rule.hours.map(Int64.init)
        let minutes = rule.minutes.isEmpty ? [second / 60 % 60] : rule.minutes.map(Int64.init)
        let seconds = rule.seconds.isEmpty ? [second % 60] : rule.seconds.map(Int64.init)
        return hours.flatMap { hour in
            minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
        }.sorted()
    }

    /// Leaves out whole intervals that end before the day.
    private mutating func skip(to date: CivilDate) {
        let span: Int
        switch frequency {
        case .daily: span = date.dayNumber - base
        case .weekly: span = (date.dayNumber - base) / 7
        case .monthly: span = date.year * 12 + date.month - 1 - base
        case .yearly: span = date.year - base / 12
        }
        if span > interval { taken = span / interval }
    }

    mutating func next() -> Int64? {
        while remaining > 0 {
            guard let wall = upcoming() else {
                guard refill() else { break }
                continue
            }
            if wall < start { continue }
            if wall > last { break }
            if remaining != .max { remaining -= 1 }
            return wall
        }
        remaining = 0
        return nil
    }

    /// The next wall time of the interval at hand.
    private mutating func upcoming() -> Int64? {
        if !positions.isEmpty {
            guard pickIndex < picks.count else { return nil }
            let (day, time) = picks[pickIndex].quotientAndRemainder(dividingBy: times.count)
            pickIndex += 1
            return Int64(days[day]) * 86_400 + times[time]
        }
        guard dayIndex < days.count else { return nil }
        let wall = Int64(days[dayIndex]) * 86_400 + times[timeIndex]
        timeIndex += 1
        if timeIndex == times.count {
            timeIndex = 0
            dayIndex += 1
        }
        return wall
    }

    /// Goes to the next interval; false when there is none.
    private mutating func refill() -> Bool {
        days.removeAll(keepingCapacity: true)
        dayIndex = 0
        let step = taken * interval
        taken += 1
        switch frequency {
        case .daily:
            let day = base + step
            guard day <= lastDay else { return false }
            appendIfTaken(day)
        case .weekly:
            let first = base + 7 * step
            guard first <= lastDay else { return false }
            appendWeek(first)
        case .monthly:
            let month = Month(index: base + step)
            guard month.first <= lastDay else { return false }
            append(month)
        case .yearly:
            let january = base + 12 * step
            guard Month(index: january).first <= lastDay else { return false }
            for month in 1...12 where filter.takes(month: month) { append(Month(index: january + month - 1)) }
        }
        if !positions.isEmpty { pick() }
        return true
    }

    private mutating func appendWeek(_ first: Int) {
        // Bit 0 is the first day of the week.
        let shift = UInt8(weekdayIndex(first))
        var bits = (filter.weekdays >> shift | filter.weekdays << (7 - shift)) & 0x7F
        while bits != 0 {
            let day = first + bits.trailingZeroBitCount
            bits &= bits - 1
            // As in python-dateutil, positions count from the start on.
            if day < startDay { continue }
            if filter.asksOnlyWeekdays { days.append(day) } else { appendIfTaken(day) }
        }
    }

    private mutating func appendIfTaken(_ day: Int) {
        guard filter.weekdays & 1 << UInt8(weekdayIndex(day)) != 0 else { return }
        if !filter.asksOnlyWeekdays {
            let date = CivilDate(dayNumber: day)
            let (year, month, dayOfMonth) = date.components
            guard filter.days(of: Month(year: year, month: month)) & 1 << UInt32(dayOfMonth - 1) != 0 else { return }
        }
        days.append(day)
    }

    private mutating func append(_ month: Month) {
        var bits = filter.days(of: month)
        while bits != 0 {
            days.append(month.first + bits.trailingZeroBitCount)
            bits &= bits - 1
        }
    }

    private mutating func pick() {
        let count = days.count * times.count
        picks.removeAll(keepingCapacity: true)
        pickIndex = 0
        for position in positions {
            let index = position > 0 ? position - 1 : count + position
            if (0..<count).contains(index), !picks.contains(index) { picks.append(index) }
        }
        picks.sort()
    }
}
