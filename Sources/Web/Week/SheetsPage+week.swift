import Domain
import Services

extension SheetsPage {
    init(_ material: WeekMaterial, _ view: WeekView, side: Side, _ localizer: Localizer) {
        let week = localizer.week(of: material.monday)
        let about = week + " · " + localizer.span(material.monday, material.monday.adding(days: 6))
        let open = material.sessions.filter { $0.session.cancelledAt == nil }
        let sheets: [Sheet]
        switch side {
        case .staff:
            sheets = material.resources(.staff, localizer).filter { !$0.id.isEmpty }.map { resource in
                Sheet(
                    name: resource.name, about: about,
                    days: material.days.compactMap { date -> Day? in
                        let absence = resource.absence(on: date)
                        let isOff = resource.hours[date, default: []].isEmpty
                        let lines = resource.sessions.filter {
                            $0.session.date == date && $0.session.cancelledAt == nil
                        }
                        guard !isOff || absence != nil || !lines.isEmpty else { return nil }
                        return Day(
                            name: localizer.longDate(date),
                            lines: lines.map { Line($0, name: $0.citizen.fullName, material, rows: .staff, localizer) },
                            note: absence.map { localizer[$0.reason.phrase] }
                                ?? (lines.isEmpty ? localizer[Phrase.weekFree] : nil))
                    })
            }
        case .citizen:
            sheets = Dictionary(grouping: open, by: \.citizen).sorted { $0.key.fullName < $1.key.fullName }
                .map { citizen, sessions in
                    Sheet(
                        name: citizen.fullName, about: about,
                        days: Dictionary(grouping: sessions, by: \.session.date).sorted { $0.key < $1.key }.map {
                            date, lines in
                            Day(
                                name: localizer.longDate(date),
                                lines: lines.map {
                                    Line(
                                        $0,
                                        name: $0.session.staff.map(material.name)
                                            ?? localizer[$0.mode == .independent ? .weekAlone : .weekNobody], material,
                                        rows: .staff, localizer)
                                }, note: nil)
                        })
                }
        }
        self.init(
            heading: localizer[side.title],
            summary: week + " · " + localizer.count(sheets.count, one: .countSheet, many: .countSheets),
            back: view.href,
            others: Side.allCases.map {
                WeekHead.Tab(name: localizer[$0.title], href: Links.sheets(view, by: $0), isCurrent: $0 == side)
            }, sheets: sheets)
    }
}

extension SheetsPage.Side {
    var title: Phrase {
        switch self {
        case .staff: .printStaff
        case .citizen: .printCitizen
        }
    }
}

extension SheetsPage.Line {
    fileprivate init(
        _ summary: SessionSummary, name: String, _ material: WeekMaterial, rows: WeekView.Rows, _ localizer: Localizer
    ) {
        let session = summary.session
        self.init(
            time: session.time.description, end: MinuteOfDay.text(session.time.minutes + session.minutes), name: name,
            programme: localizer.title(of: summary), with: material.company(of: session.place, besides: rows))
    }
}
