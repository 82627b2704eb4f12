import Domain

extension CitizenPage {
    static let sample = CitizenPage(
        name: "Inger Madsen",
        about: "Født 1941 · Hjemmepleje Nord · Dansk",
        tablet: "Tablet 07", home: .sample,
        coming: [
            Coming(
                when: "fre. 27. nov. 10:00", who: "Bo Lind", programme: "Styrke og balance",
                href: Links.session(.sample))
        ],
        plans: [
            PlanCard(
                programme: "Styrke og balance", mode: "På egen hånd", schedule: "tirsdag og fredag kl. 10:00",
                period: "Uge 5 af 12 · 27. okt. – 15. jan.", goal: "At kunne gå til købmanden uden rollator.",
                bar: .sample, stop: Links.stopPlan(.sample), href: Links.plan(.sample), ended: nil),
            PlanCard(
                programme: "Siddende program", mode: "Med støtte", schedule: "mandag kl. 09:00",
                period: "1. sep. – 19. okt.", goal: nil, bar: .sample, stop: nil, href: nil, ended: "Stoppet 12. okt."),
        ],
        weeks: [
            Week(
                name: "Uge 48", span: "23. nov. – 29. nov.",
                sessions: [
                    row("fre. 27. nov.", Chip(kind: .planned, text: "Planlagt")),
                    row("tir. 24. nov.", Chip(kind: .done, text: "Gennemført"), pain: 2, effort: "4", "18:40"),
                ]),
            Week(
                name: "Uge 47", span: "16. nov. – 22. nov.",
                sessions: [
                    row("fre. 20. nov.", Chip(kind: .partly, text: "Delvist"), pain: 5, effort: "7", "9:15"),
                    row("tir. 17. nov.", Chip(kind: .missed, text: "Udeblevet")),
                ]),
        ],
        chart: sampleChart, weekChart: LevelPage.sample.chart,
        changes: [
            Change(
                date: "fre. 20. nov.", differences: ["Smerte: 2 → 5"],
                why: "Ændret 23. nov. 08:12 · kom 3 dage for sent", href: Links.result(.sample))
        ],
        comments: [
            Comment(date: "20. nov.", text: "Det gjorde lidt ondt i højre knæ."),
            Comment(date: "10. nov.", text: "Dejligt at komme i gang igen!"),
        ],
        prescription: Prescription(
            action: Links.prescribe(.sample),
            programmes: [Choice(value: ID<Programme>.sample.description, label: "Styrke og balance", isSelected: true)],
            modes: [
                Choice(value: "independent", label: "På egen hånd", isSelected: true),
                Choice(value: "assisted", label: "Med støtte"), Choice(value: "group", label: "På hold"),
            ],
            start: "2026-11-30", weeks: 12,
            weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"].enumerated().map {
                Choice(value: String($0 + 1), label: $1, isSelected: $0 == 1 || $0 == 4)
            },
            time: "10:00", goal: "", isOpen: true),
        erase: Links.eraseReports(.sample))

    private static func row(
        _ date: String, _ chip: Chip, pain: Int? = nil, effort: String? = nil, _ duration: String? = nil
    ) -> Row {
        Row(
            date: date, time: "10:00", programme: "Styrke og balance", chip: chip, pain: pain.map(Chip.pain),
            effort: effort, duration: duration,
            tests: pain == 2 ? ["Rejse-sætte-sig på 30 s: 11"] : [], isNoted: pain == 5,
            late: pain == 5 ? "Meldt 26. nov. 09:12 · kom 3 dage for sent" : nil,
            href: pain.map { _ in Links.result(.sample) })
    }

    private static let sampleChart: String = {
        let answers: [(pain: Int?, effort: Int?)] = [
            (6, 7), (5, 7), (6, 6), (4, 6), (4, 7), (nil, nil), (3, 5), (5, 7), (2, 4), (2, 4),
        ]
        return ResultChart(
            points: answers.enumerated().map {
                ResultChart.Point(label: "\($0 * 3 + 1). nov.", pain: $1.pain, effort: $1.effort)
            },
            words: ResultChart.Words(
                title: "Smerte og anstrengelse", summary: "Seneste træning: smerte 2, anstrengelse 4.", date: "Dato",
                pain: "Smerte", effort: "Anstrengelse", table: "Vis som tabel")
        ).markup
    }()
}
