package import Domain

/// A day on which most people do not work.
package struct Holiday: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case newYearsDay, twelfthNight, epiphany, maundyThursday, goodFriday, holySaturday, easterSunday, easterMonday
        case greatPrayerDay, walpurgisNight, labourDay, ascensionDay, squeezeDay, whitsunEve, whitSunday, whitMonday
        case constitutionDay, nationalDay, midsummerEve, midsummerDay, allSaintsEve, allSaintsDay
        case christmasEve, christmasDay, boxingDay, newYearsEve
    }

    package let date: CivilDate
    package let kind: Kind
    /// In the country's own language.
    package let name: String
}

/// When a holiday is, and in which years.
struct HolidayRule: Sendable {
    enum When: Sendable {
        case on(month: Int, day: Int)
        /// Days after Easter Sunday.
        case easter(Int)
        /// The first such weekday from a day of the year on.
        case first(Weekday, fromMonth: Int, day: Int)
    }

    let kind: Holiday.Kind
    let name: String
    let when: When
    var since = 1
    var until = 9999
    /// Kept by custom in some places, not by law.
    var isCustom = false

    func date(in year: Int) -> CivilDate? {
        guard (since...until).contains(year) else { return nil }
        switch when {
        case .on(let month, let day): return CivilDate(year: year, month: month, day: day)
        case .easter(let days): return CivilDate.easterSunday(of: year)?.adding(days: days)
        case .first(let weekday, let month, let day):
            return CivilDate(year: year, month: month, day: day).map { from in
                from.adding(days: (weekday.rawValue - from.weekday.rawValue + 7) % 7)
            }
        }
    }
}

extension CivilDate {
    /// Easter Sunday of the Gregorian calendar; after the anonymous algorithm
    /// in "Nature", 20 April 1876.
    package static func easterSunday(of year: Int) -> CivilDate? {
        let golden = year % 19
        let (century, rest) = (year / 100, year % 100)
        let (leaps, leapRest) = (century / 4, century % 4)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - leaps - correction + 15) % 30
        let weekday = (32 + 2 * leapRest + 2 * (rest / 4) - epact - rest % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let day = epact + weekday - 7 * late + 114
        return CivilDate(year: year, month: day / 31, day: day % 31 + 1)
    }
}
