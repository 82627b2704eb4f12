extension SheetsPage {
    static let sample = SheetsPage(
        heading: "Ark til medarbejdere", summary: "Uge 48 · 2 ark", back: Links.week.path,
        others: [
            WeekHead.Tab(name: "Medarbejdere", href: Links.week.path, isCurrent: true),
            WeekHead.Tab(name: "Borgere", href: Links.week.path, isCurrent: false),
        ],
        sheets: ["Bo Lind", "Charlotte Vang-Petersen"].map { name in
            Sheet(
                name: name, about: "Uge 48 · 23. nov. – 29. nov.",
                days: [
                    Day(
                        name: "mandag 23. november",
                        lines: [
                            Line(
                                time: "08:30", end: "09:00", name: "Inger Madsen", programme: "Styrke og balance",
                                with: "Tablet 4 · Salen"),
                            Line(
                                time: "09:15", end: "09:45", name: "Karen Sørensen", programme: "Siddende program",
                                with: nil),
                        ], note: nil),
                    Day(name: "tirsdag 24. november", lines: [], note: "Fri"),
                ])
        })
}
