import Domain
import Foundation
import Testing

@testable import Web

@Suite struct LocalizerTests {
    private func localizer(_ language: Language) throws -> Localizer {
        try Localizer(language, strings: Assets.folder.appending(path: "strings"))
    }

    @Test(
        "dates are written as each language writes them",
        arguments: [
            (Language.danish, "tirsdag 24. november", "24. nov.", "24. november 2026", "Uge 48"),
            (.swedish, "tisdag 24 november", "24 nov.", "24 november 2026", "Vecka 48"),
            (.english, "Tuesday 24 November", "24 Nov", "24 November 2026", "Week 48"),
        ])
    func dates(language: Language, long: String, short: String, full: String, week: String) throws {
        let localizer = try localizer(language)
        let date = try #require(CivilDate("2026-11-24"))
        #expect(localizer.longDate(date) == long)
        #expect(localizer.shortDate(date) == short)
        #expect(localizer.fullDate(date) == full)
        #expect(localizer.week(of: date) == week)
    }

    @Test("weekdays are listed in the order of the week")
    func weekdays() throws {
        let danish = try localizer(.danish)
        #expect(danish.list([.friday, .tuesday]) == "tirsdag og fredag")
        #expect(danish.list([.friday, .monday, .tuesday]) == "mandag, tirsdag og fredag")
        #expect(danish.list([.sunday]) == "søndag")
        #expect(danish.list([]) == "")
    }

    @Test("a count has its own word for one")
    func counts() throws {
        let danish = try localizer(.danish)
        #expect(danish.count(1, one: .countExercise, many: .countExercises) == "1 øvelse")
        #expect(danish.count(0, one: .countExercise, many: .countExercises) == "0 øvelser")
    }

    @Test("seconds are shown as minutes and seconds", arguments: [(0.0, "0:00"), (31.6, "0:32"), (125, "2:05")])
    func clock(seconds: Double, text: String) throws {
        #expect(try localizer(.danish).clock(seconds: seconds) == text)
    }

    @Test(
        "the greeting follows the clock",
        arguments: [("08:15", "Godmorgen"), ("13:00", "Goddag"), ("22:30", "Godaften")])
    func greeting(time: String, word: String) throws {
        let time = try #require(MinuteOfDay(time))
        #expect(try localizer(.danish).greeting("Mette Holm", at: time) == word + ", Mette")
    }

    @Test("texts are escaped where a template takes them in")
    func escapes() throws {
        #expect("\"Å\" & <b>'".escapedForHTML == "&quot;Å&quot; &amp; &lt;b&gt;&#39;")
        let template = try localizer(.english).translate(template: "<p>[[nav.week]]</p>")
        #expect(template == "<p>Week plan</p>")
    }

    @Test("a key that no text has is named")
    func unknownKey() throws {
        let english = try localizer(.english)
        #expect(throws: PageError.unknownText("no.such", language: "en")) {
            try english.translate(template: "[[no.such]]")
        }
    }
}
