import Domain

extension SessionPage {
    static let sample = SessionPage(
        citizen: "Karen Sørensen", citizenHref: Links.citizen(.sample), when: "tirsdag 24. november kl. 10:00–10:30",
        chip: Chip(kind: .planned, text: "Planlagt"), back: Links.week.path,
        facts: [
            Fact(label: "Program", value: "Styrke og balance"), Fact(label: "Måde", value: "Med støtte"),
            Fact(label: "Medarbejder", value: "Bo Lind"),
        ],
        reasons: ["Ingen medarbejder med kompetencen balance er på vagt på de mulige tider."],
        conflict: "Bo Lind har to træninger på samme tid.",
        answer: Answer(
            place: "ons. 25. nov. kl. 10:00 · Bo Lind", sentence: "Bo Lind er optaget.", isPossible: false,
            canOverride: true, inTheWay: ["I vejen: Inger Madsen"],
            asked: SessionPlace(CivilDate(dayNumber: 20_782), .midnight)),
        costs: [Cost(label: "Uden for ønsket tid", points: "30"), Cost(label: "Vej", points: "14")], total: "44",
        remedies: [
            .sample,
            Remedy(
                action: Links.moveSession(.sample), date: "2026-11-26", time: "09:00", staff: "", device: "", room: "",
                label: "tor. 26. nov. kl. 09:00 · Charlotte Vang", difference: nil, notes: []),
        ],
        form: Form(
            move: Links.moveSession(.sample), swap: Links.swapSession(.sample), cancel: Links.cancelSession(.sample),
            ask: Links.askSession(.sample), date: "2026-11-24", time: "10:00",
            staff: [Choice(value: "\(ID<StaffMember>.sample)", label: "Bo Lind", isSelected: true)],
            devices: [Choice(value: "\(ID<PoolDevice>.sample)", label: "Tablet 4")],
            rooms: [Choice(value: "\(ID<Room>.sample)", label: "Salen")], isPinned: true,
            others: [Choice(value: "\(ID<Session>.sample)", label: "Inger Madsen, ons. 08:30")]))
}
