package import Domain
package import Store

/// Tables for programs and spreadsheets, page by page.
package struct ExportService: Sendable {
    let database: any Database
    /// Who may have them: they hold health data.
    package static let roles: Set<Role> = [.therapist]
    /// The longest period.
    package static let mostDays = 3 * 366
    /// Sessions, or flags, of one page.
    fileprivate static let pageSize = 200

    package init(database: any Database) { self.database = database }

    package struct Order: Sendable {
        package var table: ExportTable
        package var from: CivilDate
        /// The last day.
        package var to: CivilDate
        /// Narrows what the member of staff may see.
        package var unit: ID<Unit>?

        package init(table: ExportTable, from: CivilDate, to: CivilDate, unit: ID<Unit>? = nil) {
            self.table = table
            self.from = from
            self.to = to
            self.unit = unit
        }
    }

    /// Where an export goes on.
    package enum Place: Sendable {
        case session(SessionCursor)
        case flag(at: Instant, ID<TrainingFlag>)
    }

    package struct Page: Sendable {
        package let rows: [[SQLValue]]
        /// Nil behind the last page.
        package let next: Place?

        package var isEmpty: Bool { rows.isEmpty }
    }

    /// Checks an order before anything of it is answered.
    package func check(_ order: Order, for staff: StaffMember) throws {
        guard order.from <= order.to, order.to.dayNumber - order.from.dayNumber < Self.mostDays else {
            throw ServiceError(
                .invalid, "\(order.from) to \(order.to) is no period of 1–\(Self.mostDays) days.", reason: .period)
        }
        guard staff.unit == nil || order.unit == nil || order.unit == staff.unit else {
            throw ServiceError(.notFound, "There is no unit that you may see by that identifier.")
        }
    }

    /// One page, of bounded size; the first without a place.
    package func page(
        of order: Order, after place: Place?, zone: Zone, today: CivilDate, for staff: StaffMember
    ) async throws -> Page {
        let unit = staff.unit ?? order.unit
        return try await database.read { connection in
            switch order.table {
            case .sessions: try connection.page(.sessions, order, unit, place)
            case .events: try connection.page(.events, order, unit, place)
            case .notes: try connection.page(.notes, order, unit, place)
            case .versions: try connection.page(.versions, order, unit, place)
            case .flags: try connection.flagPage(order, unit, place, zone)
            case .weeks: try connection.weekPage(order, unit, today: today)
            }
        }
    }
}

extension Connection {
    fileprivate func page(
        _ table: SessionTable, _ order: ExportService.Order, _ unit: ID<Unit>?, _ place: ExportService.Place?
    ) throws -> ExportService.Page {
        var cursor: SessionCursor?
        if case .session(let last) = place { cursor = last }
        let sessions = try exportedSessions(
            from: order.from, to: order.to, in: unit, after: cursor, limit: ExportService.pageSize)
        let rows = sessions.isEmpty ? [] : try exported(table, of: sessions.map(\.session))
        let isLast = sessions.count < ExportService.pageSize
        return ExportService.Page(rows: rows, next: isLast ? nil : sessions.last.map { .session($0) })
    }

    fileprivate func flagPage(
        _ order: ExportService.Order, _ unit: ID<Unit>?, _ place: ExportService.Place?, _ zone: Zone
    ) throws -> ExportService.Page {
        var cursor: (at: Instant, id: ID<TrainingFlag>)?
        if case .flag(let at, let id) = place { cursor = (at, id) }
        let entries = try exportedFlags(
            from: zone.instant(order.from, .midnight), before: zone.instant(order.to.adding(days: 1), .midnight),
            in: unit, after: cursor, limit: ExportService.pageSize)
        let units = Dictionary(try units().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = entries.map { entry -> [SQLValue] in
            let flag = entry.flag
            return [
                flag.id.sqlValue, units[entry.citizen.unit].sqlValue, flag.citizen.sqlValue,
                .text(flag.kind.rawValue), flag.level.sqlValue, flag.since.sqlValue, flag.raisedAt.sqlValue,
                flag.withdrawnAt.sqlValue, flag.seenAt.sqlValue, flag.seenBy.sqlValue, flag.note.sqlValue,
            ]
        }
        let isLast = entries.count < ExportService.pageSize
        return ExportService.Page(
            rows: rows, next: isLast ? nil : entries.last.map { .flag(at: $0.flag.raisedAt, $0.flag.id) })
    }

    /// Whole weeks: those that hold a day of the period.
    fileprivate func weekPage(
        _ order: ExportService.Order, _ unit: ID<Unit>?, today: CivilDate
    ) throws -> ExportService.Page {
        let (first, last) = (order.from.monday, order.to.monday.adding(days: 6))
        let rows = try units().filter { unit == nil || unit == $0.id }.flatMap { unit in
            let cells = try training(from: first, to: last, of: .unit(unit.id), today: today)
            let weeks = TrainingWeek.weeks(cells, from: first, to: last, targets: try targets(of: unit.id))
            return weeks.map { week -> [SQLValue] in
                [
                    .text(unit.name), week.monday.sqlValue, week.adherence.due.sqlValue,
                    week.adherence[.done].sqlValue, week.adherence[.partly].sqlValue,
                    week.adherence[.missed].sqlValue, week.adherence[.cancelled].sqlValue,
                    week.adherence.share.sqlValue, week.minutes.sqlValue, (week.target?.sessions).sqlValue,
                    (week.target?.minutes).sqlValue, week.pain.mean.sqlValue, week.effort.mean.sqlValue,
                ]
            }
        }
        return ExportService.Page(rows: rows, next: nil)
    }
}
