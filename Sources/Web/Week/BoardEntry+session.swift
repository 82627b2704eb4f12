import Domain
import Services

extension BoardEntry {
    init(
        _ summary: SessionSummary, _ material: WeekMaterial, rows: WeekView.Rows, back: String, _ localizer: Localizer
    ) {
        let session = summary.session
        let status = summary.status(today: material.today)
        self.init(
            id: session.id.description,
            href: session.cancelledAt == nil ? Links.session(session.id, back: back) : Links.citizen(session.citizen),
            date: session.date.description,
            time: session.time.description, end: MinuteOfDay.text(session.time.minutes + session.minutes),
            citizen: summary.citizen.fullName, programme: localizer.title(of: summary),
            with: material.company(of: session.place, besides: rows), kind: status.rawValue,
            icon: "icon-" + status.rawValue, state: localizer[status.phrase], isPinned: session.isPinned,
            conflict: material.conflicts[session.id],
            place: TimelinePlace.classes(from: session.time.minutes, minutes: session.minutes),
            move: material.mayPlan && material.open.contains(session.id) ? Links.apiMove(session.id) : nil,
            drafted: Change(leaving: summary, material, localizer))
    }
}

extension Localizer {
    /// The programme's name, or that it is a functional test.
    func title(of summary: SessionSummary) -> String {
        summary.session.kind == .checkpoint ? self[.sessionTest] : summary.programmeName
    }

    /// `4 t 30 min.`, `45 min.`.
    func duration(minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return self[.durationMinutes, String(rest)] }
        return rest == 0
            ? self[.durationHours, String(hours)] : self[.durationHoursMinutes, String(hours), String(rest)]
    }
}
