import Domain

extension ResultPage {
    static let sample = ResultPage(
        citizen: "Inger Madsen", citizenHref: Links.citizen(.sample),
        when: "tirsdag 24. november kl. 10:00–10:30 · Styrke og balance", chip: Chip(kind: .done, text: "Gennemført"),
        hasNews: true,
        facts: [Fact(label: "Kilde", value: "Noteret af Bo Lind"), Fact(label: "Smerte", value: "2 af 10")],
        tablet: [Fact(label: "Status", value: "Delvist"), Fact(label: "Sæt", value: "5")],
        notes: [
            Note(
                head: "24. nov. 10:05 · Bo Lind", what: "Gennemført, smerte 2", comment: "Vi trænede sammen.",
                reason: "Tabletten løb tør for strøm.", stands: true),
            Note(
                head: "24. nov. 09:00 · Bo Lind", what: "Ikke gennemført", comment: nil, reason: nil, stands: false),
        ],
        changes: [
            Change(
                when: "27. nov. 08:12", delay: "3 dage forsinket", version: "Version 2",
                differences: ["Smerte: 2 → 8"], causes: ["Svar, 24. nov. 10:20"])
        ],
        form: Form(
            action: Links.result(.sample),
            completions: [
                Choice(value: "done", label: "Gennemført", isSelected: true), Choice(value: "partly", label: "Delvist"),
                Choice(value: "notDone", label: "Ikke gennemført"),
            ],
            pains: [Choice(value: "2", label: "2", isSelected: true)], efforts: [Choice(value: "5", label: "5")],
            comment: "", seen: 11, isCorrection: true))
}
