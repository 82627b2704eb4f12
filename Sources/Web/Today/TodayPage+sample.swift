import Domain

extension TodayPage {
    static let sample = TodayPage(
        greeting: "Godmorgen, Mette",
        date: "tirsdag 24. november",
        sessions: [
            row("08:30", "Inger Madsen", "Styrke og balance", "På egen hånd", Chip(kind: .done, text: "Gennemført")),
            row("09:15", "Poul Erik Lund", "Siddende program", "Med støtte", Chip(kind: .partly, text: "Delvist")),
            row("10:00", "Karen Sørensen", "Styrke og balance", "Med støtte", Chip(kind: .started, text: "I gang")),
            row(
                "10:30", "Aase Thomsen", "Efter hofteoperation", "På egen hånd", Chip(kind: .planned, text: "Planlagt")),
            row("13:00", "Børge Kjær", "Siddende program", "På hold", Chip(kind: .planned, text: "Planlagt")),
        ],
        attention: [
            Attention(
                citizen: "Svend Nielsen", href: Links.citizen(.sample), reason: "3 træninger i træk udeblevet",
                detail: "Senest gennemført 12. nov."),
            Attention(
                citizen: "Karen Sørensen", href: Links.citizen(.sample), reason: "Smerte 8 af 10",
                detail: "Styrke og balance, 20. nov."),
        ],
        flags: 12,
        liveHref: Links.live.path,
        week: "Uge 48",
        weekHref: Links.week.path,
        counts: [
            Count(kind: .planned, number: 31, label: "Planlagt"), Count(kind: .done, number: 14, label: "Gennemført"),
            Count(kind: .partly, number: 3, label: "Delvist"), Count(kind: .missed, number: 2, label: "Udeblevet"),
        ],
        bar: .sample)

    private static func row(_ time: String, _ citizen: String, _ programme: String, _ mode: String, _ chip: Chip)
        -> Session
    {
        Session(
            time: time, citizen: citizen, href: Links.citizen(.sample), programme: programme, mode: mode, chip: chip)
    }
}
