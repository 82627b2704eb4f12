import Domain
import HTTPTypes
import Hummingbird
import Services

/// The week in all its views and on paper.
struct WeekRoutes: Sendable {
    /// Of how many sessions without a place the reasons are shown at once.
    private static let explained = 3

    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("week", use: show)
        router.get("week/print", use: sheets)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let view = try await pages.view(WeekView(request.query, today: pages.services.planning.today), for: staff)
        let material = try await pages.week(view, for: staff, localizer)
        var unplaced: [SessionExplanation] = []
        for entry in material.lacking.prefix(Self.explained) {
            unplaced.append(
                try await pages.services.planning.explanation(of: entry.summary.session.id, for: staff))
        }
        let head = WeekHead(
            material, view, units: staff.unit == nil ? try await pages.services.citizens.units() : nil,
            unplaced: unplaced, localizer)
        switch view.scale {
        case .week:
            return try await pages.show(
                WeekPage(head: head, board: Board(material, view, localizer)), request, context)
        case .day: return try await pages.show(DayPage(head, material, view, localizer), request, context)
        case .list: return try await pages.show(SessionListPage(head, material, view, localizer), request, context)
        }
    }

    @Sendable private func sheets(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let view = try await pages.view(WeekView(request.query, today: pages.services.planning.today), for: staff)
        let material = try await pages.week(view, for: staff, localizer)
        let side = request.query.choice("by", as: SheetsPage.Side.self) ?? .staff
        return try await pages.show(SheetsPage(material, view, side: side, localizer), request, context)
    }
}

extension PageResponder {
    /// The view with the unit that the reader sees: their own, the one that
    /// was asked for, or the first of all.
    func view(_ view: WeekView, for staff: StaffMember) async throws -> WeekView {
        var view = view
        if let own = staff.unit { view.unit = own }
        if view.unit == nil { view.unit = try await services.citizens.units().first?.id }
        return view
    }

    func week(_ view: WeekView, for staff: StaffMember, _ localizer: Localizer) async throws -> WeekMaterial {
        let unit = try view.shownUnit
        let board = try await services.planning.board(unit, week: view.date, for: staff)
        let mayPlan = !staff.roles.isDisjoint(with: PlanningService.roles)
        var overlay: DraftOverlay?
        // A draft that is over, or of another week, is not shown.
        if let id = view.draft, mayPlan, board.drafts.contains(where: { $0.id == id && $0.state == .open }) {
            let (draft, items, _) = try await services.planning.draft(id, for: staff)
            overlay = DraftOverlay(draft, items, board)
        }
        return WeekMaterial(board, mayPlan: mayPlan, overlay: overlay, localizer)
    }
}

extension Form {
    /// The page of ours to come back to.
    var back: String { Request.localPath(self["back"]) ?? Links.week.path }

    /// The place that the fields name.
    ///
    /// - Parameter standing: what holds for fields that were not sent.
    func place(standing: SessionPlace? = nil) throws -> SessionPlace {
        guard let date = value("date", as: CivilDate.self), let time = value("time", as: MinuteOfDay.self) else {
            throw ServiceError(
                .invalid, "'\(self["date"]) \(self["time"])' is no date and time; choose both.", reason: .moveDate)
        }
        func field<Entity>(_ name: String, _ standing: ID<Entity>?) throws -> ID<Entity>? {
            all(name).isEmpty ? standing : try identifier(name)
        }
        return SessionPlace(
            date, time, staff: try field("staff", standing?.staff), device: try field("device", standing?.device),
            room: try field("room", standing?.room))
    }
}
