import Domain
import Services

extension DayPage {
    init(_ head: WeekHead, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        let resources = material.resources(view.rows, localizer)
        let hours = Self.hours(resources, on: view.date)
        self.init(
            head: head, name: localizer.longDate(view.date), date: view.date.description, field: view.rows.rawValue,
            days: material.days.map { date in
                WeekHead.Tab(
                    name: localizer.shortWeekday(date.weekday) + " " + localizer.shortDate(date),
                    href: view.with { $0.date = date }.href, isCurrent: date == view.date)
            },
            hours: hours.map { Hour(label: $0 < 10 ? "0\($0)" : String($0), place: "h\($0)") },
            span: "from\(hours.lowerBound) to\(hours.upperBound)",
            rows: resources.map { Row($0, material, view, localizer) })
    }

    /// The full hours from the first beginning to the last end, a working day
    /// at least.
    private static func hours(_ resources: [WeekMaterial.Resource], on date: CivilDate) -> Range<Int> {
        var (first, last) = (8 * 60, 16 * 60)
        for resource in resources {
            for range in resource.hours[date, default: []] {
                (first, last) = (min(first, range.from), max(last, range.to))
            }
            for summary in resource.sessions + resource.coming where summary.session.date == date {
                first = min(first, summary.session.time.minutes)
                last = max(last, summary.session.time.minutes + summary.session.minutes)
            }
        }
        return max(1, first / 60)..<min(24, (last + 59) / 60)
    }
}

extension DayPage.Row {
    init(_ resource: WeekMaterial.Resource, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        self.init(
            resource: resource.id, name: resource.name, href: resource.href,
            load: resource.load(on: view.date, localizer).text,
            absence: resource.absence(on: view.date).map { localizer[$0.reason.phrase] },
            shifts: resource.hours[view.date, default: []].map {
                TimelinePlace.classes(from: $0.from, minutes: $0.to - $0.from)
            },
            lines: TimelinePlace.lines(
                resource.entries(on: view.date, material, view, localizer).map { summary, entry in
                    let start = summary.session.time.minutes
                    return (start..<start + max(5, summary.session.minutes), entry)
                }))
    }
}
