/// How the clocks of a zone change each year (RFC 9636 3.3.1).
package struct ZoneRule: Hashable, Sendable {
    /// When clocks change: a day and a wall time before the change.
    package struct Change: Hashable, Sendable {
        package enum Day: Hashable, Sendable {
            /// 1 … 365; 29 February is not counted.
            case ofYear(Int)
            /// 0 … 365; 29 February is counted.
            case sinceNewYear(Int)
            /// Of the month the first, second, third, fourth, or, for 5, the
            /// last such weekday.
            case weekday(Weekday, week: Int, month: Int)
        }

        package let day: Day
        /// Seconds after midnight; may be below zero or beyond a day.
        package let seconds: Int
    }

    package struct Daylight: Hashable, Sendable {
        /// Seconds east of UTC.
        package let offset: Int
        package let begins: Change
        package let ends: Change
    }

    /// Seconds east of UTC.
    package let standard: Int
    /// Nil when clocks do not change.
    package let daylight: Daylight?

    /// - Parameter instant: seconds since 1970, UTC.
    /// - Returns: seconds east of UTC.
    package func offset(at instant: Int64) -> Int { period(at: instant).offset }

    func period(at instant: Int64) -> ZoneTable.Period {
        guard let daylight else {
            return .init(offset: standard, from: -ZoneTable.always, to: ZoneTable.always)
        }
        let day = Int((instant + Int64(standard)).floorDivided(by: 86_400).quotient)
        let year = CivilDate(dayNumber: day).year
        var period = ZoneTable.Period(offset: standard, from: -ZoneTable.always, to: ZoneTable.always)
        func consider(_ change: Int64, _ offset: Int) {
            if change <= instant {
                if change >= period.from { (period.from, period.offset) = (change, offset) }
            } else if change < period.to {
                period.to = change
            }
        }
        for year in year - 1...year + 1 {
            consider(daylight.begins.wall(in: year) - Int64(standard), daylight.offset)
            consider(daylight.ends.wall(in: year) - Int64(daylight.offset), standard)
        }
        return period
    }
}

extension ZoneRule.Change {
    /// The wall time of the change, read as if it were UTC.
    package func wall(in year: Int) -> Int64 { Int64(dayNumber(in: year)) * 86_400 + Int64(seconds) }

    private func dayNumber(in year: Int) -> Int {
        let newYear = CivilDate.dayNumber(year: year, month: 1, day: 1)
        switch day {
        case .ofYear(let day):
            return newYear + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
        case .sinceNewYear(let day):
            return newYear + day
        case .weekday(let weekday, let week, let month):
            let first = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: 1))
            let ahead = (weekday.rawValue - first.weekday.rawValue + 7) % 7
            let length = CivilDate.days(inMonth: month, of: year)
            var day = ahead + 7 * (week - 1)
            while day >= length { day -= 7 }
            return first.dayNumber + day
        }
    }
}
