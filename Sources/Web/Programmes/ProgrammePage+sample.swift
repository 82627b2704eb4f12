import Domain

extension ProgrammePage {
    static let sample = ProgrammePage(
        name: "Styrke og balance",
        action: Links.programme(.sample),
        summary: "3 øvelser · 11 min.",
        intros: [
            Choice(value: "", label: "Ingenting"),
            Choice(value: ID<Exercise>.sample.description, label: "Velkommen", isSelected: true),
        ],
        closings: [
            Choice(value: "", label: "Ingenting", isSelected: true),
            Choice(value: ID<Exercise>.sample.description, label: "Velkommen"),
        ],
        items: [
            item(0, "Rejse-sætte-sig", amount: 8, seconds: false),
            item(1, "Tåhævninger ved stol", amount: 12, seconds: false),
            item(2, "Balance på ét ben", amount: 30, seconds: true),
        ],
        exercises: [
            Choice(value: ID<Exercise>.sample.description, label: "Siddende march"),
            Choice(value: ID<Exercise>.sample.description, label: "Sideløft af ben"),
        ])

    private static func item(_ index: Int, _ name: String, amount: Int, seconds: Bool) -> Item {
        Item(
            index: index, number: index + 1, exercise: ID<Exercise>.sample.description, name: name,
            href: Links.exercise(.sample), poster: index == 2 ? nil : Links.poster(.sample), sets: 2, amount: amount,
            measures: [
                Choice(value: "repetitions", label: "gentagelser", isSelected: !seconds),
                Choice(value: "seconds", label: "sekunder", isSelected: seconds),
            ],
            rests: Dose.restLengths.map { Choice(value: String($0), label: "\($0) sek.", isSelected: $0 == 30) },
            duration: "3:10", sides: index == 2 ? "På begge sider" : nil, isFirst: index == 0, isLast: index == 2)
    }
}
