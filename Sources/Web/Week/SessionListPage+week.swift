import Domain
import Services

extension SessionListPage {
    init(_ head: WeekHead, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        let byDay = Dictionary(grouping: material.sessions, by: \.session.date)
        self.init(
            head: head, change: Links.changeSessions.path,
            staff: material.board.trainers.map { Choice(value: $0.trainer.staff.description, label: $0.trainer.name) },
            days: byDay.sorted { $0.key < $1.key }.map { date, sessions in
                Day(
                    name: localizer.longDate(date),
                    entries: sessions.map { Line($0, material, view, localizer) })
            })
    }
}

extension SessionListPage.Line {
    init(_ summary: SessionSummary, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        let session = summary.session
        let status = summary.status(today: material.today)
        self.init(
            entry: BoardEntry(summary, material, rows: view.rows, back: view.href, localizer),
            staff: session.staff.map(material.name) ?? "", device: session.device.map(material.name) ?? "",
            room: session.room.map(material.name) ?? "", chip: Chip(status, localizer),
            isOpen: material.mayPlan && material.open.contains(session.id))
    }
}
