import Domain

extension CitizensPage {
    static let sample = CitizensPage(
        query: "",
        count: "20 borgere",
        filter: UnitFilter(units: [
            Choice(value: ID<Unit>.sample.description, label: "Hjemmepleje Nord"),
            Choice(value: "south", label: "Hjemmepleje Syd", isSelected: true),
        ]),
        rows: [
            Row(
                name: "Inger Madsen", href: Links.citizen(.sample), about: "f. 1941 · Hjemmepleje Nord",
                programme: "Styrke og balance", bar: .sample, pain: .pain(2), lastTrained: "24. nov."),
            Row(
                name: "Karen Sørensen", href: Links.citizen(.sample), about: "f. 1938 · Hjemmepleje Nord",
                programme: "Styrke og balance",
                bar: AdherenceBar(
                    segments: [
                        .init(kind: "done", x: "0", width: "37.5"), .init(kind: "partly", x: "37.5", width: "25"),
                        .init(kind: "missed", x: "62.5", width: "37.5"),
                    ], label: "3 af 8"), pain: .pain(8), lastTrained: "20. nov."),
            Row(
                name: "Svend Nielsen", href: Links.citizen(.sample), about: "Hjemmepleje Syd", programme: nil, bar: nil,
                pain: nil, lastTrained: nil),
        ],
        form: Form(
            units: [Choice(value: ID<Unit>.sample.description, label: "Hjemmepleje Nord", isSelected: true)],
            languages: Choice.languages(selected: .danish)))
}
