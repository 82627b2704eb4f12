import Testing

@testable import Domain

@Suite struct CivilDateTests {
    @Test("counts every day of four centuries once, and back")
    func roundTrip() throws {
        let first = try #require(CivilDate(year: 1800, month: 1, day: 1))
        var expected = (year: 1800, month: 1, day: 1)
        for offset in 0..<146_097 {
            let date = first.adding(days: offset)
            let components = date.components
            #expect(components == expected)
            guard components == expected else { return }
            #expect(CivilDate(year: expected.year, month: expected.month, day: expected.day) == date)
            expected.day += 1
            if expected.day > CivilDate.days(inMonth: expected.month, of: expected.year) {
                expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
            }
        }
    }

    @Test("knows its weekday", arguments: [("1970-01-01", 4), ("2026-11-22", 7), ("1900-03-01", 4), ("2024-02-29", 4)])
    func weekday(text: String, number: Int) throws {
        #expect(try #require(CivilDate(text)).weekday.rawValue == number)
    }

    @Test(
        "knows its ISO week, also where it belongs to another year",
        arguments: [
            ("2026-11-22", 2026, 47), ("2027-01-01", 2026, 53), ("2024-12-30", 2025, 1), ("2021-01-03", 2020, 53),
        ])
    func isoWeek(text: String, year: Int, week: Int) throws {
        #expect(try #require(CivilDate(text)).isoWeek == (year, week))
    }

    @Test(
        "refuses days that there are not", arguments: ["2026-02-29", "2026-00-10", "2026-4-01", "2026-04-31", "x", ""])
    func refuses(text: String) { #expect(CivilDate(text) == nil) }

    @Test("a wall time is written as it is read", arguments: ["00:00", "09:05", "23:59"])
    func minuteOfDay(text: String) throws { #expect(try #require(MinuteOfDay(text)).description == text) }

    @Test("refuses times that there are not", arguments: ["24:00", "9:00", "09:60", "09.00", "-1:00", "+9:00", ""])
    func refusesTimes(text: String) { #expect(MinuteOfDay(text) == nil) }
}
