import Domain

extension BoardEntry {
    static func sample(
        _ day: Int, _ time: String, _ citizen: String, _ status: SessionStatus = .planned, place: String = "",
        with: String? = nil, conflict: String? = nil, isPinned: Bool = false, drafted: Change? = nil
    ) -> BoardEntry {
        let start = MinuteOfDay(time)?.minutes ?? 0
        return BoardEntry(
            id: "\(ID<Session>.sample)", href: Links.session(.sample), date: "2026-11-\(23 + day)", time: time,
            end: MinuteOfDay.text(start + 30), citizen: citizen, programme: "Styrke og balance", with: with,
            kind: status.rawValue, icon: "icon-" + status.rawValue, state: words[status] ?? "", isPinned: isPinned,
            conflict: conflict, place: place.isEmpty ? TimelinePlace.classes(from: start, minutes: 30) : place,
            move: status == .planned ? Links.apiMove(.sample) : nil, drafted: drafted)
    }

    static let words: [SessionStatus: String] = [
        .done: "Gennemført", .missed: "Udeblevet", .planned: "Planlagt", .cancelled: "Aflyst", .partly: "Delvist",
    ]
}

extension Board {
    static let sample = Board(
        field: "staff",
        columns: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"].enumerated().map {
            Column(
                weekday: $1, date: "\(23 + $0). nov.", isToday: $0 == 1, href: Links.week.path,
                closed: $0 == 3 ? "Personaledag" : nil)
        },
        rows: [
            row(
                "Bo Lind", "6 t 30 min. af 30 t", 22,
                [
                    0: [.sample(0, "08:30", "Inger Madsen", .done), .sample(0, "09:15", "Karen Sørensen", .missed)],
                    1: [
                        .sample(1, "08:30", "Poul Erik Lund", .partly),
                        .sample(
                            1, "10:00", "Karen Sørensen",
                            drafted: BoardEntry.Change(
                                css: "leaving", label: "Ny tid", detail: "Bliver til ons. 25. nov. 10:00 · Bo Lind")),
                    ],
                    2: [.sample(2, "08:30", "Inger Madsen", isPinned: true)],
                    4: [.sample(4, "09:00", "Aase Thomsen"), .sample(4, "10:00", "Karen Sørensen")],
                ], absence: [:]),
            row(
                "Charlotte Vang-Petersen", "4 t af 24 t", 17,
                [
                    0: [.sample(0, "13:00", "Børge Kjær", .done)],
                    2: [
                        .sample(
                            2, "10:00", "Svend Nielsen", with: "Tablet 4",
                            conflict: "Charlotte er fraværende."),
                        .sample(2, "11:00", "Gerda Toft", .cancelled),
                    ],
                ], absence: [2: "Fravær", 3: "Fravær"]),
            Row(
                resource: "", name: "På egen hånd", href: nil, load: "3 træninger", percent: nil,
                cells: (0..<7).map { day in
                    Cell(
                        date: "2026-11-\(23 + day)", isToday: day == 1, hours: nil, absence: nil,
                        entries: day % 2 == 1 ? [.sample(day, "10:30", "Ellen Dam")] : [])
                }),
        ])

    private static func row(
        _ name: String, _ load: String, _ percent: Int, _ entries: [Int: [BoardEntry]], absence: [Int: String]
    ) -> Row {
        Row(
            resource: "\(ID<StaffMember>.sample)", name: name, href: Links.trainer(.sample), load: load,
            percent: percent,
            cells: (0..<7).map { day in
                Cell(
                    date: "2026-11-\(23 + day)", isToday: day == 1, hours: day < 5 ? "07:00–15:00" : nil,
                    absence: absence[day], entries: entries[day] ?? [])
            })
    }
}

extension WeekHead {
    static func sample(_ scale: WeekView.Scale) -> WeekHead {
        let view = WeekView(date: CivilDate(dayNumber: 20_781), unit: .sample, scale: scale)
        return WeekHead(
            name: "Uge 48", summary: "23. nov. – 29. nov. · 14 træninger", previous: view.href, next: view.href,
            current: view.href, back: view.href, date: "2026-11-24",
            filter: UnitFilter(units: [Choice(value: "\(ID<Unit>.sample)", label: "Hjemmepleje Nord", isSelected: true)]
            ),
            scales: zip(WeekView.Scale.allCases, ["Uge", "Dag", "Liste"]).map {
                Tab(name: $1, href: view.href, isCurrent: $0 == scale)
            },
            rows: ["Medarbejdere", "Tablets", "Lokaler"].enumerated().map {
                Tab(name: $1, href: view.href, isCurrent: $0 == 0)
            },
            prints: [
                Tab(name: "Ark til medarbejdere", href: Links.sheets(view, by: .staff), isCurrent: false),
                Tab(name: "Ark til borgere", href: Links.sheets(view, by: .citizen), isCurrent: false),
            ],
            tools: Tools(
                plan: Links.planWeek.path, absence: Links.absence.path, resources: Links.resources.path,
                undo: Links.undo.path, redo: Links.redo.path, unit: "\(ID<Unit>.sample)",
                undoable: "Flyt Karen Sørensen", redoable: "Udgiv 12 ændringer"),
            planning: .sample,
            drafts: [
                Draft(
                    name: "Udkast til uge 48", summary: "12 ændringer · 2 uden plads", href: Links.draft(.sample),
                    toggle: Links.week.path,
                    shown: Draft.Shown(
                        publish: Links.publishDraft(.sample), publishLabel: "Udgiv 12 ændringer", items: ["1"],
                        outdated: "2 ændringer passer ikke mere."))
            ],
            unplaced: [.sample], unplacedTitle: "1 træning mangler en plads")
    }
}

extension WeekHead.Planning {
    static let sample = WeekHead.Planning(
        status: Links.apiPlanningJob(.sample), percent: 40, note: "højst 2,3 % fra det bedst mulige",
        drafts: Links.drafts.path, stop: Links.stopPlanning(.sample))
}

extension WeekHead.Unplaced {
    static let sample = WeekHead.Unplaced(
        citizen: "Knud Bæk", href: Links.session(.sample), about: "Styrke og balance · 30 min.",
        reasons: ["Ingen medarbejder med kompetencen balance er på vagt på de mulige tider."], remedies: [.sample])
}

extension Remedy {
    static let sample = Remedy(
        action: Links.moveSession(.sample), date: "2026-11-25", time: "10:00", staff: "\(ID<StaffMember>.sample)",
        device: "", room: "", label: "ons. 25. nov. kl. 10:00 · Bo Lind", difference: "+30",
        notes: ["Uden for de ønskede tider"])
}

extension WeekPage {
    static let sample = WeekPage(head: .sample(.week), board: .sample)
}

extension DayPage {
    static let sample = DayPage(
        head: .sample(.day), name: "tirsdag 24. november", date: "2026-11-24", field: "staff",
        days: ["man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."].enumerated().map {
            WeekHead.Tab(name: "\($1) \(23 + $0).", href: Links.week.path, isCurrent: $0 == 1)
        },
        hours: (7..<17).map { Hour(label: $0 < 10 ? "0\($0)" : "\($0)", place: "h\($0)") }, span: "from7 to17",
        rows: [
            Row(
                resource: "\(ID<StaffMember>.sample)", name: "Bo Lind", href: Links.trainer(.sample),
                load: "2 t af 8 t", absence: nil, shifts: [TimelinePlace.classes(from: 420, minutes: 480)],
                lines: [
                    Line(entries: [
                        .sample(1, "08:30", "Poul Erik Lund", .partly),
                        .sample(
                            1, "10:00", "Karen Sørensen",
                            drafted: BoardEntry.Change(
                                css: "coming", label: "Ny tid", detail: "Nu: ons. 25. nov. 10:00")
                        ),
                        .sample(1, "12:15", "Aase Thomsen", conflict: "To træninger på samme tid."),
                    ])
                ]),
            Row(
                resource: "\(ID<StaffMember>.sample)", name: "Charlotte Vang-Petersen", href: Links.trainer(.sample),
                load: "0 t", absence: "Fravær", shifts: [], lines: []),
            Row(
                resource: "", name: "På egen hånd", href: nil, load: "2 træninger", absence: nil, shifts: [],
                lines: [
                    Line(entries: [.sample(1, "10:30", "Ellen Dam")]),
                    Line(entries: [.sample(1, "10:45", "Otto Kjær")]),
                ]),
        ])
}

extension SessionListPage {
    static let sample = SessionListPage(
        head: .sample(.list), change: Links.changeSessions.path,
        staff: [Choice(value: "\(ID<StaffMember>.sample)", label: "Bo Lind")],
        days: [
            Day(
                name: "tirsdag 24. november",
                entries: [
                    Line(
                        entry: .sample(1, "08:30", "Poul Erik Lund", .partly), staff: "Bo Lind", device: "", room: "",
                        chip: Chip(kind: .partly, text: "Delvist"), isOpen: false),
                    Line(
                        entry: .sample(
                            1, "10:00", "Karen Sørensen", conflict: "To træninger på samme tid.",
                            drafted: BoardEntry.Change(css: "lost", label: "Mister sin plads", detail: "Ingen på vagt.")
                        ),
                        staff: "Bo Lind", device: "Tablet 4", room: "Salen",
                        chip: Chip(kind: .planned, text: "Planlagt"),
                        isOpen: true),
                ])
        ])
}
