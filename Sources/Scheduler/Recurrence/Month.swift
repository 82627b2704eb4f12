import Domain

/// A month of the calendar, with what filters ask of it.
struct Month {
    let year: Int
    /// 1 … 12.
    let month: Int
    /// Day numbers of the 1st and of 1 January.
    let first: Int
    let newYear: Int
    let length: Int

    /// - Parameter index: months since January of year 0.
    init(index: Int) {
        self.init(year: index / 12, month: index % 12 + 1)
    }

    init(year: Int, month: Int) {
        self.year = year
        self.month = month
        first = CivilDate.dayNumber(year: year, month: month, day: 1)
        newYear = CivilDate.dayNumber(year: year, month: 1, day: 1)
        length = CivilDate.days(inMonth: month, of: year)
    }

    var yearLength: Int { CivilDate.isLeap(year) ? 366 : 365 }
}

/// 0 for Monday … 6 for Sunday.
/// - Parameter day: days since 1970-01-01, a Thursday.
func weekdayIndex(_ day: Int) -> Int {
    let index = (day + 3) % 7
    return index < 0 ? index + 7 : index
}
