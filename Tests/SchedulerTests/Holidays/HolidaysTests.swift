import Domain
import Testing

@testable import Scheduler

@Suite struct HolidaysTests {
    struct Question: Encodable {
        var country: String
        var year: Int
    }

    @Test(
        "Holidays of 1990 to 2100 agree with another implementation, with and without customs",
        .enabled(if: PythonOracle.hasHolidays, "TRIN_PYTHON needs the package holidays"),
        arguments: UnitPlanning.Country.allCases)
    func agrees(country: UnitPlanning.Country) throws {
        let questions = (1990...2100).map { Question(country: country.rawValue, year: $0) }
        let answers = try PythonOracle("public_holidays.py").ask(questions, as: [[String]].self)
        try #require(answers.count == questions.count)
        // In Denmark a day off by agreement, which the other does not know.
        var customs = Set(Holidays.customs(of: country))
        if country == .denmark { customs.remove(.squeezeDay) }
        for (question, answer) in zip(questions, answers) {
            let law = Holidays(country).days(of: question.year).map(\.date.description)
            #expect(Set(law) == Set(answer[0]), "\(question)")
            let all = Holidays(country, customs: customs).days(of: question.year).map(\.date.description)
            #expect(Set(all) == Set(answer[0]).union(answer[1]), "\(question)")
        }
    }

    @Test(
        "Easter Sunday is right",
        arguments: [
            (1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2026, "2026-04-05"),
            (2038, "2038-04-25"), (2285, "2285-03-22"),
        ])
    func easter(year: Int, date: String) {
        #expect(CivilDate.easterSunday(of: year)?.description == date)
    }

    @Test("Store bededag was kept until 2023")
    func greatPrayerDay() {
        #expect(Holidays(.denmark).days(of: 2023).contains { $0.kind == .greatPrayerDay })
        #expect(!Holidays(.denmark).days(of: 2024).contains { $0.kind == .greatPrayerDay })
    }

    @Test("A custom is a holiday only where the unit keeps it")
    func customs() throws {
        let eve = try #require(CivilDate("2026-12-24"))
        #expect(Holidays(.denmark).days(from: eve, through: eve).isEmpty)
        #expect(
            Holidays(.denmark, customs: [.christmasEve]).days(from: eve, through: eve).map(\.name) == ["Juleaftensdag"])
    }

    @Test("A span over New Year has the holidays of both years in order")
    func span() throws {
        let days = Holidays(.sweden).days(
            from: try #require(CivilDate("2026-12-26")), through: try #require(CivilDate("2027-01-06")))
        #expect(days.map(\.kind) == [.boxingDay, .newYearsDay, .epiphany])
        let backwards = Holidays(.sweden).days(
            from: try #require(CivilDate("2027-01-06")), through: try #require(CivilDate("2026-12-26")))
        #expect(backwards.isEmpty)
    }
}
