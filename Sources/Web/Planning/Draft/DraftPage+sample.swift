import Domain

extension DraftPage {
    static let sample = DraftPage(
        name: "Udkast til uge 48", about: "Lavet 23. nov. 07:15 af Lars Juhl", back: Links.week.path,
        board: Links.week.path,
        measures: [
            Measure(label: "har en plads", value: "118 af 120", kind: "done"),
            Measure(label: "mangler en plads", value: "2", kind: "missed"),
            Measure(label: "ændringer", value: "12", kind: ""),
            Measure(label: "fra det bedst mulige", value: "højst 2,3 %", kind: ""),
        ],
        groups: [
            Group(
                name: "tirsdag 24. november",
                items: [
                    Item(
                        id: "1", citizen: "Karen Sørensen", href: Links.session(.sample), what: "Ny tid",
                        kind: "planned",
                        before: "tir. 10:00 · Bo Lind", after: "tir. 11:15 · Bo Lind", note: "Uden for ønsket tid 30",
                        conflict: nil, needs: "Sammen med: Inger Madsen", isAccepted: true, isOpen: true),
                    Item(
                        id: "2", citizen: "Inger Madsen", href: Links.session(.sample), what: "Ny medarbejder",
                        kind: "started", before: "tir. 11:00 · Bo Lind", after: "tir. 11:00 · Charlotte Vang",
                        note: nil,
                        conflict: "Træningen er flyttet, siden udkastet blev lavet.", needs: nil, isAccepted: false,
                        isOpen: true),
                ])
        ],
        unplaced: [.sample], unplacedTitle: "2 træninger mangler en plads", publish: Links.publishDraft(.sample),
        discard: Links.discardDraft(.sample), ended: "Udgivet 23. nov. 07:20")
}
