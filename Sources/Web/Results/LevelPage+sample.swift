import Domain

extension LevelPage {
    static let sample = LevelPage(
        districts: [
            District(
                name: "Hjemmepleje Nord", href: Links.results(.sample), isCurrent: true, bar: .sample,
                level: "74 % af målet",
                alarm: Chip(kind: .missed, text: "Træningen falder")),
            District(
                name: "Hjemmepleje Syd", href: Links.results(.sample), isCurrent: false, bar: nil, level: nil,
                alarm: nil),
        ],
        unit: "Hjemmepleje Nord",
        warning: Alarm(
            title: "Træningen falder",
            sentence: "De sidste to hele uger blev der trænet 30 gange om ugen. I ugerne før var det 42.",
            causes: [
                "Tablets var tavse: 8 færre træninger om ugen", "Forløb holdt pause: 3 færre træninger om ugen",
            ]),
        chart: WeekChart(
            weeks: [38, 41, 42, 44, 31, 29].enumerated().map {
                WeekChart.Week(label: String(43 + $0), done: $1, partly: 3, missed: 46 - $1, target: 40)
            },
            words: WeekChart.Words(
                title: "Træning uge for uge", summary: "225 af 294 træninger gennemført.", done: "Gennemført",
                partly: "Delvist", missed: "Udeblevet", target: "Mål")
        ).markup,
        hasTarget: true,
        weeks: [
            Week(
                name: "Uge 48", span: "23. nov. – 29. nov.", due: 49, done: 29, partly: 3, missed: 17, cancelled: 4,
                share: "62 %", minutes: 610, target: "40 træninger, 800 min.", level: Chip(kind: .missed, text: "76 %"),
                pain: "2,4", effort: "4,8"),
            Week(
                name: "Uge 47", span: "16. nov. – 22. nov.", due: 0, done: 0, partly: 0, missed: 0, cancelled: 0,
                share: nil, minutes: 0, target: nil, level: nil, pain: nil, effort: nil),
        ],
        goal: Target(unit: ID<Domain.Unit>.sample.description, sessions: "40", minutes: ""),
        exports: [
            Export(
                name: "Træninger", csv: "/api/v1/exports/sessions?format=csv",
                ndjson: "/api/v1/exports/sessions?format=ndjson")
        ])
}
