import Domain
import Services

/// Which week, of whom, and how it is shown: what the address says.
struct WeekView: Hashable, Sendable {
    enum Scale: String, CaseIterable, Sendable {
        /// Seven days side by side.
        case week
        /// One day with its hours.
        case day
        /// A line a session, to change several at once.
        case list
    }

    /// What has a row of its own.
    enum Rows: String, CaseIterable, Sendable {
        case staff, device, room
    }

    var date: CivilDate
    var unit: ID<Unit>?
    var scale = Scale.week
    var rows = Rows.staff
    /// The draft that is shown over what is published.
    var draft: ID<WeekDraft>?

    var monday: CivilDate { date.monday }

    /// Throws where there is no unit that could be shown.
    var shownUnit: ID<Unit> {
        get throws {
            guard let unit else {
                throw ServiceError(.notFound, "There is no unit yet; a superuser makes one.", reason: .noUnit)
            }
            return unit
        }
    }

    var href: String {
        var text = Links.week.path + "?date=\(date)"
        if let unit { text += "&unit=\(unit)" }
        if scale != .week { text += "&scale=\(scale.rawValue)" }
        if rows != .staff { text += "&rows=\(rows.rawValue)" }
        if let draft { text += "&draft=\(draft)" }
        return text
    }

    func with(_ change: (inout WeekView) -> Void) -> WeekView {
        var view = self
        change(&view)
        return view
    }
}

extension WeekView {
    /// What a query asks for; whatever it leaves out is as usual.
    init(_ query: Form, today: CivilDate) {
        self.init(
            date: query.value("date", as: CivilDate.self) ?? today, unit: query.value("unit"),
            scale: query.choice("scale") ?? .week, rows: query.choice("rows") ?? .staff, draft: query.value("draft"))
    }
}
