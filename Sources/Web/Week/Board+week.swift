import Domain
import Services

extension Board {
    init(_ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        self.init(
            field: view.rows.rawValue,
            columns: material.board.days.map { day in
                let date = day.date
                return Column(
                    weekday: localizer.weekday(date.weekday), date: localizer.shortDate(date),
                    isToday: date == material.today,
                    href: view.with {
                        $0.date = date
                        $0.scale = .day
                    }.href, closed: day.closed)
            },
            rows: material.resources(view.rows, localizer).map { Row($0, material, view, localizer) })
    }
}

extension Board.Row {
    init(_ resource: WeekMaterial.Resource, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        let load = resource.load(localizer)
        self.init(
            resource: resource.id, name: resource.name, href: resource.href, load: load.text, percent: load.percent,
            cells: material.days.map { date in
                let hours = resource.hours[date, default: []]
                    .map { MinuteOfDay.text($0.from) + "–" + MinuteOfDay.text($0.to) }
                return Board.Cell(
                    date: date.description, isToday: date == material.today,
                    hours: hours.isEmpty ? nil : hours.joined(separator: ", "),
                    absence: resource.absence(on: date).map { localizer[$0.reason.phrase] },
                    entries: resource.entries(on: date, material, view, localizer).map(\.entry))
            })
    }
}

extension WeekMaterial.Resource {
    /// Minutes of sessions that are not called off against what there is;
    /// with a draft, what they would become.
    func load(on date: CivilDate? = nil, _ localizer: Localizer) -> (text: String, percent: Int?) {
        func isOpen(_ summary: SessionSummary) -> Bool {
            summary.session.cancelledAt == nil && (date == nil || summary.session.date == date)
        }
        let now = sessions.filter(isOpen)
        let then = now.filter { !leaving.contains($0.session.id) } + coming.filter(isOpen)
        let there = date.map { hours[$0, default: []].reduce(0) { $0 + $1.to - $1.from } } ?? capacity
        guard capacity != nil, let there else {
            return (localizer.count(then.count, one: .countSession, many: .countSessions), nil)
        }
        let minutes = [now, then].map { $0.reduce(0) { $0 + $1.session.minutes } }
        let words = (minutes[0] == minutes[1] ? [minutes[1]] : minutes).map { localizer.duration(minutes: $0) }
        let text = localizer[.weekLoad, words.joined(separator: " → "), localizer.duration(minutes: there)]
        return (text, there > 0 ? min(100, minutes[1] * 100 / there) : nil)
    }
}

extension Absence.Reason {
    var phrase: Phrase {
        switch self {
        case .absent: .absenceAbsent
        case .holiday: .absenceHoliday
        case .course: .absenceCourse
        case .meeting: .absenceMeeting
        case .repair: .absenceRepair
        case .closed: .absenceClosed
        }
    }
}
