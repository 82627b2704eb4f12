import Domain
import Testing

@testable import Scheduler

@Suite struct RecurrenceTextTests {
    static func walls(
        _ text: String, start: String = "2026-01-06T10:00", zone: String = "Europe/Copenhagen", most: Int = 20
    ) throws -> [String] {
        let recurrence = try Recurrence(
            start: try #require(WallTime(start)), zone: try #require(Zone(zone)), text: text)
        return recurrence.prefix(most).map { String($0.wall.description.prefix(16)) }
    }

    @Test(
        "Rules mean what RFC 5545 says",
        arguments: [
            ("FREQ=WEEKLY;BYDAY=TU,FR;COUNT=3", ["2026-01-06T10:00", "2026-01-09T10:00", "2026-01-13T10:00"]),
            ("rrule:freq=weekly;count=2", ["2026-01-06T10:00", "2026-01-13T10:00"]),
            // The last working day of the month.
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["2026-01-30T10:00", "2026-02-27T10:00"]
            ),
            // A plain weekday and one with an ordinal: either.
            (
                "FREQ=MONTHLY;BYDAY=MO,1TU;COUNT=4",
                ["2026-01-06T10:00", "2026-01-12T10:00", "2026-01-19T10:00", "2026-01-26T10:00"]
            ),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2", ["2028-02-29T10:00", "2032-02-29T10:00"]),
            // A day counts as the last, wherever in it an occurrence lies.
            ("FREQ=DAILY;UNTIL=20260107", ["2026-01-06T10:00", "2026-01-07T10:00"]),
            ("FREQ=DAILY;UNTIL=20260107T095900", ["2026-01-06T10:00"]),
            ("FREQ=DAILY;UNTIL=20260107T090000Z", ["2026-01-06T10:00", "2026-01-07T10:00"]),
            ("FREQ=DAILY;BYHOUR=9,11;COUNT=3", ["2026-01-06T11:00", "2026-01-07T09:00", "2026-01-07T11:00"]),
            // Our own: three times a week with a rest day between.
            (
                "FREQ=WEEKLY;X-TIMES=3;X-REST=1;COUNT=4",
                ["2026-01-07T10:00", "2026-01-09T10:00", "2026-01-12T10:00", "2026-01-14T10:00"]
            ),
            ("FREQ=WEEKLY;X-TIMES=2;X-REST=1;BYDAY=TU,WE,TH;COUNT=2", ["2026-01-06T10:00", "2026-01-08T10:00"]),
        ])
    func rules(text: String, expected: [String]) throws { #expect(try Self.walls(text) == expected) }

    @Test("Dates are added and taken away; a count includes what is taken away")
    func dates() throws {
        let text = "RRULE:FREQ=DAILY;COUNT=3\nRDATE:20260201T080000,20260107T100000\r\nEXDATE;VALUE=DATE:20260108"
        #expect(try Self.walls(text) == ["2026-01-06T10:00", "2026-01-07T10:00", "2026-02-01T08:00"])
        #expect(try Self.walls("RDATE:20260105T090000Z\\nEXDATE:20260101T100000") == ["2026-01-05T10:00"])
        let folded = "RRULE:FREQ=DAILY;\n COUNT=1\nRDATE;TZID=Europe/Copenhagen:20260107"
        #expect(try Self.walls(folded) == ["2026-01-06T10:00", "2026-01-07T10:00"])
    }

    @Test(
        "Rules that never hit end",
        arguments: [
            "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYMONTH=1;BYDAY=MO;BYSETPOS=5",
        ])
    func empty(text: String) throws { #expect(try Self.walls(text).isEmpty) }

    @Test("29 February is left out in 2100, and nothing lies behind the year 9999")
    func years() throws {
        let leap = try Self.walls("FREQ=YEARLY", start: "2096-02-29T10:00", most: 2)
        #expect(leap == ["2096-02-29T10:00", "2104-02-29T10:00"])
        #expect(try Self.walls("FREQ=YEARLY;INTERVAL=4000") == ["2026-01-06T10:00", "6026-01-06T10:00"])
        #expect(try Self.walls("FREQ=DAILY", start: "9999-12-30T10:00").count == 2)
    }

    @Test("Weeks 52 and 53 hold the days that ISO 8601 puts into them")
    func weeks() throws {
        let zone = try #require(Zone("Europe/Copenhagen"))
        for week in [1, 52, 53] {
            let recurrence = try Recurrence(
                start: try #require(WallTime("2000-01-01")), zone: zone, text: "FREQ=YEARLY;BYWEEKNO=\(week)")
            let to = zone.instant(try #require(WallTime("2040-01-01")))
            let days = Set(recurrence.occurrences(to: to).map(\.date.dayNumber))
            let first = try #require(CivilDate("2000-01-01")).dayNumber
            let last = try #require(CivilDate("2040-01-01")).dayNumber
            #expect(days == Set((first..<last).filter { CivilDate(dayNumber: $0).isoWeek.week == week }))
        }
    }

    @Test("A window far from the start has what a walk to it finds")
    func window() throws {
        let zone = try #require(Zone("Europe/Copenhagen"))
        for rule in [
            "FREQ=DAILY;INTERVAL=7", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU", "FREQ=MONTHLY;INTERVAL=5",
            "FREQ=YEARLY;INTERVAL=2",
        ] {
            let recurrence = try Recurrence(
                start: try #require(WallTime("1926-01-06T10:00")), zone: zone, text: rule)
            let from = zone.instant(try #require(WallTime("2026-01-01")))
            let to = zone.instant(try #require(WallTime("2030-01-01")))
            let walked = recurrence.prefix { $0.instant < to }.filter { $0.instant >= from }
            #expect(!walked.isEmpty)
            #expect(Array(recurrence.occurrences(from: from, to: to)) == walked)
        }
    }

    @Test(
        "Each refusal begins with the part at fault",
        arguments: [
            ("", "RRULE: is missing"), ("COUNT=3", "FREQ: is missing"), ("FREQ=HOURLY", "FREQ: nothing is repeated"),
            ("FREQ=OFTEN", "FREQ: 'OFTEN'"), ("FREQ=DAILY;INTERVAL=0", "INTERVAL: '0'"),
            ("FREQ=DAILY;COUNT=0", "COUNT: '0'"), ("FREQ=DAILY;COUNT=x", "COUNT: 'X'"),
            ("FREQ=DAILY;COUNT=1;UNTIL=20260101", "COUNT: does not go with UNTIL"),
            ("FREQ=DAILY;UNTIL=20260230", "UNTIL: '20260230'"), ("FREQ=WEEKLY;BYDAY=XX", "BYDAY: 'XX'"),
            ("FREQ=WEEKLY;BYDAY=2MO", "BYDAY: the number in '2MO'"), ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY: '0'"),
            ("FREQ=MONTHLY;BYDAY=54MO", "BYDAY: '54'"), ("FREQ=YEARLY;BYDAY=1MO;BYWEEKNO=3", "BYDAY: the number"),
            ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY: '32'"), ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY: does not go"),
            ("FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY: goes only"), ("FREQ=MONTHLY;BYWEEKNO=1", "BYWEEKNO: goes only"),
            ("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO: '54'"), ("FREQ=YEARLY;BYMONTH=13", "BYMONTH: '13'"),
            ("FREQ=DAILY;BYHOUR=24", "BYHOUR: '24'"), ("FREQ=DAILY;BYMINUTE=60", "BYMINUTE: '60'"),
            ("FREQ=DAILY;BYSECOND=60", "BYSECOND: '60'"), ("FREQ=DAILY;BYSETPOS=1", "BYSETPOS: chooses"),
            ("FREQ=DAILY;WKST=XX", "WKST: 'XX'"), ("FREQ=DAILY;FREQ=DAILY", "FREQ: is there twice"),
            ("FREQ=DAILY;FOO=1", "FOO: is no part"), ("FREQ=DAILY;", "The rule has an empty part"),
            ("FREQ=DAILY;COUNT", "COUNT: has no value"), ("FREQ=DAILY;BYDAY=", "BYDAY: has no value"),
            ("EXRULE:FREQ=DAILY", "EXRULE: is no line"), ("DTSTART:20260101T100000", "DTSTART: the start"),
            ("FREQ=DAILY\nEXDATE:soon", "EXDATE: 'soon'"), ("RDATE;TZID=Asia/Tokyo:20260101", "RDATE: the zone"),
            ("RDATE;VALUE=PERIOD:20260101", "RDATE: 'VALUE=PERIOD'"),
            ("FREQ=WEEKLY;X-TIMES=4;X-REST=1", "X-TIMES: no 4 of the weekdays"),
            ("FREQ=WEEKLY;X-REST=1", "X-REST: needs"),
            ("FREQ=DAILY;X-TIMES=2", "X-TIMES: goes only"),
        ])
    func refused(text: String, beginning: String) throws {
        let error = #expect(throws: SchedulerError.self) { try Self.walls(text) }
        #expect(error?.message.hasPrefix(beginning) == true, "\(error?.message ?? "")")
    }

    @Test("Queries say what they lack")
    func queries() throws {
        func message(start: String = "2026-01-06", zone: String = "UTC", rule: String = "FREQ=DAILY", to: String?)
            -> String?
        {
            let error = #expect(throws: SchedulerError.self) {
                try RecurrenceQuery(start: start, zone: zone, rule: rule, to: to)
            }
            return error.map { String($0.message.prefix { $0 != ":" }) }
        }
        #expect(message(start: "tomorrow", to: nil) == "start")
        #expect(message(zone: "Mars/Olympus", to: nil) == "zone")
        #expect(message(to: "2026-13-01") == "to")
        #expect(message(to: nil) == "to")
        let query = try RecurrenceQuery(
            start: "2026-03-28T02:30", zone: "Europe/Copenhagen", rule: "FREQ=DAILY;COUNT=2")
        let zone = query.recurrence.zone
        #expect(
            query.occurrences.map { $0.instant.iso8601(in: zone) }
                == ["2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00"])
    }
}
