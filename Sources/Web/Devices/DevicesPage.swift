import Domain

/// `/devices`. POST `/devices/approve`: `code`, `name`, `citizen`;
/// POST `/devices/{id}/reassign`: `citizen`; POST `/devices/{id}/unpair`.
struct DevicesPage: Page {
    struct Row: Sendable {
        let name: String
        let citizen: String?
        let citizenHref: String?
        /// Such as `i dag 10:05`; nil when never.
        let lastSeen: String?
        /// What the tablet told last about itself, a sentence each.
        let condition: [String]
        /// When it told that, and which page it shows.
        let told: String?
        let chip: Chip
        /// Nil when the pairing has ended.
        let change: Change?
    }

    struct Change: Sendable {
        let reassign: String
        let unpair: String
    }

    static let template = "devices"
    static let section: Section? = .devices

    /// What the field begins with: empty, or what was wrong.
    let code: String
    let citizens: [Choice]
    let devices: [Row]
    /// Where events are that were set aside; nil for those who don't see it.
    let deadLetters: String?

    func title(_ localizer: Localizer) -> String { localizer[.navDevices] }

    static let sample = DevicesPage(
        code: "",
        citizens: [
            Choice(value: ID<Citizen>.sample.description, label: "Inger Madsen"),
            Choice(value: "other", label: "Karen Sørensen"),
        ],
        devices: [
            Row(
                name: "Tablet 07", citizen: "Inger Madsen", citizenHref: Links.citizen(.sample),
                lastSeen: "24. nov. 10:05", condition: ["Batteri 84 %, oplades · 1,2 GB ledig"],
                told: "Oplyst 24. nov. 07:58 · side 3fa29c01bd22", chip: Chip(kind: .done, text: "Aktiv"),
                change: Change(reassign: Links.reassignDevice(.sample), unpair: Links.unpairDevice(.sample))),
            Row(
                name: "Tablet 12", citizen: "Svend Nielsen", citizenHref: Links.citizen(.sample),
                lastSeen: "12. nov. 16:20", condition: ["Batteri 9 %", "Venter på at blive sendt: 12"],
                told: "Oplyst 12. nov. 08:01", chip: Chip(kind: .partly, text: "Tavs i 12 dage"),
                change: Change(reassign: Links.reassignDevice(.sample), unpair: Links.unpairDevice(.sample))),
            Row(
                name: "Tablet 03", citizen: nil, citizenHref: nil, lastSeen: nil, condition: [], told: nil,
                chip: Chip(kind: .cancelled, text: "Frakoblet"), change: nil),
        ], deadLetters: Links.deadLetters.path)
}
