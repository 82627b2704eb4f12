import Domain

extension AbsencePage {
    static let sample = AbsencePage(
        action: Links.absence.path, back: Links.week.path, unit: "\(ID<Unit>.sample)",
        who: [
            Group(name: "Medarbejdere", choices: [Choice(value: "staff:1", label: "Bo Lind", isSelected: true)]),
            Group(name: "Lokaler", choices: [Choice(value: "room:1", label: "Salen")]),
        ],
        from: "2026-11-23", fromTime: "00:00", to: "2026-11-24", toTime: "00:00",
        reasons: [
            Choice(value: "absent", label: "Fravær", isSelected: true), Choice(value: "holiday", label: "Ferie"),
            Choice(value: "course", label: "Kursus"),
        ])
}

extension ResourcesPage {
    static let sample = ResourcesPage(
        about: "Hjemmepleje Nord", back: Links.week.path, unit: "\(ID<Unit>.sample)",
        filter: UnitFilter(units: [Choice(value: "\(ID<Unit>.sample)", label: "Hjemmepleje Nord", isSelected: true)]),
        trainers: [
            Trainer(
                name: "Bo Lind", href: Links.trainer(.sample), skills: "balance, hofte",
                shifts: "man.–fre. 07:00–15:00", hours: "37 t", absence: "Fravær til 27. nov."),
            Trainer(
                name: "Charlotte Vang-Petersen", href: Links.trainer(.sample), skills: "",
                shifts: "man., ons. 08:00–16:00",
                hours: "16 t", absence: nil),
        ],
        rooms: [
            Room(
                name: "Salen", capacity: "8 pladser", hours: "man.–fre. 08:00–16:00", remove: Links.removeRoom(.sample))
        ],
        tablets: [Tablet(name: "Tablet 4", kind: "tablet", remove: Links.removePoolDevice(.sample))],
        closingDays: [
            ClosingDay(date: "26. nov.", name: "Personaledag", remove: Links.removeClosingDay("2026-11-26", .sample)),
            ClosingDay(date: "25. dec.", name: "Juledag", remove: nil),
        ],
        accounts: [Choice(value: "1", label: "Ida Bech")],
        countries: [Choice(value: "DK", label: "Danmark", isSelected: true), Choice(value: "SE", label: "Sverige")],
        customs: [
            Choice(value: "constitutionDay", label: "Grundlovsdag", isSelected: true),
            Choice(value: "christmasEve", label: "Juleaftensdag"),
        ], withoutAddressTitle: "1 borger har ingen adresse.",
        withoutAddress: [WithoutAddress(name: "Karen Sørensen", href: Links.citizen(.sample))],
        grain: 5, metresPerMinute: 300, perStop: 2, saveSettings: Links.resourceSettings.path, opening: .sample,
        addTrainer: Links.addTrainer.path,
        addRoom: Links.addRoom.path, addTablet: Links.addPoolDevice.path, addClosingDay: Links.addClosingDay.path)
}

extension TrainerPage {
    static let sample = TrainerPage(
        name: "Bo Lind", about: "Hjemmepleje Nord · 37 t om ugen", action: Links.trainer(.sample),
        shifts: .sample,
        skills: "balance, hofte", maxHours: "30", home: .sample,
        absences: [
            Absence(period: "23. nov. – 27. nov.", reason: "Fravær", end: Links.endAbsence(.sample)),
            Absence(period: "12. okt. – 16. okt.", reason: "Ferie", end: nil),
        ], addAbsence: Links.absence.path,
        days: [
            Day(
                date: "torsdag 26. november", hours: "10:00–14:00", usually: "ellers 07:00–15:00",
                remove: Links.trainer(.sample))
        ], addDay: Links.trainerDays(.sample), today: "2026-11-24",
        others: [Choice(value: "2", label: "Charlotte Vang")])
}

extension WishesPage {
    static let sample = WishesPage(
        programme: "Styrke og balance", citizen: "Karen Sørensen", citizenHref: Links.citizen(.sample),
        about: "2 gange om ugen", action: Links.wishes(.sample), from: "2026-11-30", times: 2, minutes: 30, restDays: 1,
        possible: .sample, preferred: .sample, skill: "balance",
        preferredStaff: [
            Choice(value: "1", label: "Bo Lind", isSelected: true), Choice(value: "2", label: "Charlotte Vang"),
        ],
        excludedStaff: [Choice(value: "1", label: "Bo Lind"), Choice(value: "2", label: "Charlotte Vang")],
        rooms: [Choice(value: "1", label: "Salen")], deviceKinds: [Choice(value: "tablet", label: "tablet")],
        group: "Tirsdagsholdet",
        closings: [
            Choice(value: "skip", label: "Springes over", isSelected: true), Choice(value: "move", label: "Flyttes"),
            Choice(value: "keep", label: "Holdes alligevel"),
        ], checkpoint: "4", pauseReasons: [Choice(value: "away", label: "Væk hjemmefra")],
        pause: Links.pausePlan(.sample), resume: Links.resumePlan(.sample), stop: Links.stopPlan(.sample),
        paused: "På pause fra 20. nov.")
}

extension IntervalLines {
    static let sample = IntervalLines(
        title: "Mulige tider",
        lines: [
            Line(
                name: "possible.0",
                days: ["man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."].enumerated().map {
                    Choice(value: "\($0 + 1)", label: $1, isSelected: $0 < 5)
                }, from: "08:00", to: "12:00",
                weeks: [
                    Choice(value: "every", label: "hver uge", isSelected: true),
                    Choice(value: "even", label: "lige uger"),
                ])
        ])
}
