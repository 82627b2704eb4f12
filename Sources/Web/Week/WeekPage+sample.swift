import Domain

extension WeekPage {
    static let sample = WeekPage(
        name: "Uge 48", summary: "23. nov. – 29. nov. · 9 træninger", previous: "/week?date=2026-11-16",
        next: "/week?date=2026-11-30", current: Links.week.path, monday: "2026-11-23", unit: "",
        filter: UnitFilter(units: [
            Choice(value: ID<Unit>.sample.description, label: "Hjemmepleje Nord", isSelected: true)
        ]),
        days: [
            day(0, "mandag", [row("09:00", "Børge Kjær", .done), row("10:30", "Aase Thomsen", .missed)]),
            day(
                1, "tirsdag",
                [row("08:30", "Inger Madsen", .done), row("10:00", "Karen Sørensen", .planned)]),
            day(2, "onsdag", [row("10:30", "Aase Thomsen", .planned)]),
            day(3, "torsdag", [row("09:00", "Børge Kjær", .cancelled), row("13:00", "Poul Erik Lund", .planned)]),
            day(4, "fredag", [row("08:30", "Inger Madsen", .planned), row("10:00", "Karen Sørensen", .planned)]),
            day(5, "lørdag", []), day(6, "søndag", []),
        ])

    private static func day(_ index: Int, _ weekday: String, _ sessions: [Session]) -> Day {
        Day(weekday: weekday, date: "\(23 + index). nov.", isToday: index == 1, sessions: sessions)
    }

    private static func row(_ time: String, _ citizen: String, _ state: SessionStatus) -> Session {
        let words: [SessionStatus: String] = [
            .done: "Gennemført", .missed: "Udeblevet", .planned: "Planlagt", .cancelled: "Aflyst",
        ]
        return Session(
            time: time, citizen: citizen, href: Links.citizen(.sample), programme: "Styrke og balance",
            chip: Chip(kind: state, text: words[state] ?? ""),
            change: state == .planned
                ? Change(
                    move: Links.moveSession(.sample), cancel: Links.cancelSession(.sample), date: "2026-11-25",
                    time: time) : nil)
    }
}
