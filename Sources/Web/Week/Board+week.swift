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
        let load = resource.load(resource.sessions, localizer)
        self.init(
            resource: resource.id, name: resource.name, href: resource.href, load: load.text, percent: load.percent,
            cells: material.days.map { date in
                let hours = resource.hours[date, default: []]
                    .map { MinuteOfDay.text($0.from) + "–" + MinuteOfDay.text($0.to) }
                return Board.Cell(
                    date: date.description, isToday: date == material.today,
                    hours: hours.isEmpty ? nil : hours.joined(separator: ", "),
                    absence: resource.absence(on: date).map { localizer[$0.reason.phrase] },
                    entries: resource.sessions.filter { $0.session.date == date }.map {
                        BoardEntry($0, material, rows: view.rows, back: view.href, localizer)
                    })
            })
    }
}

extension WeekMaterial.Resource {
    /// Minutes of sessions that are not called off against what there is.
    func load(
        _ sessions: [SessionSummary], on date: CivilDate? = nil, _ localizer: Localizer
    ) -> (text: String, percent: Int?) {
        let open = sessions.filter { $0.session.cancelledAt == nil && (date == nil || $0.session.date == date) }
        let minutes = open.reduce(0) { $0 + $1.session.minutes }
        let there = date.map { hours[$0, default: []].reduce(0) { $0 + $1.to - $1.from } } ?? capacity
        guard capacity != nil, let there else {
            return (localizer.count(open.count, one: .countSession, many: .countSessions), nil)
        }
        let text = localizer[.weekLoad, localizer.duration(minutes: minutes), localizer.duration(minutes: there)]
        return (text, there > 0 ? min(100, minutes * 100 / there) : nil)
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
