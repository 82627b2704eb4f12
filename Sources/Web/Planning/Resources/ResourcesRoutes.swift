import Domain
import HTTPTypes
import Hummingbird
import Services

/// Who and what a unit plans with.
struct ResourcesRoutes: Sendable {
    let pages: PageResponder

    private var planning: PlanningService { pages.services.planning }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("resources", use: show)
        router.post("resources/staff", use: addTrainer)
        router.post("resources/rooms", use: addRoom)
        router.post("resources/rooms/:id/remove") { request, context in
            try await planning.end(try context.id(of: Room.self), by: try context.staff)
            return saved(to: request.localReferrer, request, context)
        }
        router.post("resources/devices", use: addDevice)
        router.post("resources/devices/:id/remove") { request, context in
            try await planning.end(try context.id(of: PoolDevice.self), by: try context.staff)
            return saved(to: request.localReferrer, request, context)
        }
        router.post("resources/closing-days", use: addClosingDay)
        router.post("resources/settings", use: saveSettings)
        router.post("resources/closing-days/:date/remove", use: removeClosingDay)
    }

    private func unit(_ form: Form) throws -> ID<Domain.Unit> {
        guard let unit = form.value("unit", as: ID<Domain.Unit>.self) else {
            throw ServiceError(.invalid, "'\(form["unit"])' is no unit; choose one.", reason: .unit)
        }
        return unit
    }

    private func saved(to path: String?, _ request: Request, _ context: TrinRequestContext) -> Response {
        pages.redirect(to: path ?? Links.resources.path, saying: .flashSaved, request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let view = try await pages.view(WeekView(date: planning.today, unit: request.query.value("unit")), for: staff)
        let unit = try view.shownUnit
        let resources = try await planning.resources(of: unit, for: staff)
        let units = try await pages.services.citizens.units()
        let withoutAddress = try await pages.services.citizens.citizens(for: staff).filter {
            $0.unit == unit && resources.homes[$0.id] == nil
        }
        let page = ResourcesPage(
            resources, withoutAddress: withoutAddress,
            filter: staff.unit == nil ? UnitFilter(units: Choice.units(units, selected: unit)) : nil,
            today: planning.today, back: view.href, localizer)
        return try await pages.show(page, request, context)
    }

    // MARK: - Staff

    @Sendable private func addTrainer(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let unit = try unit(context.form)
        guard let id = context.form.value("staff", as: ID<StaffMember>.self),
            let account = try await pages.services.accounts.all().first(where: { $0.id == id })
        else {
            throw ServiceError(.invalid, "'\(context.form["staff"])' is no account; choose one.", reason: .trainer)
        }
        try await planning.save(Trainer(staff: id, name: account.name, unit: unit), by: try context.staff)
        return pages.redirect(to: Links.trainer(id))
    }

    // MARK: - Rooms, tablets, closing days

    @Sendable private func addRoom(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let room = Room(
            id: .new(at: pages.services.clock.now), unit: try unit(form), name: form["name"],
            capacity: form.value("capacity") ?? 0, opening: try form.intervals("opening"))
        try await planning.save(room, by: try context.staff)
        return saved(to: Links.resources(room.unit), request, context)
    }

    @Sendable private func addDevice(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let device = PoolDevice(
            id: .new(at: pages.services.clock.now), unit: try unit(form), name: form["name"], kind: form["kind"])
        try await planning.save(device, by: try context.staff)
        return saved(to: Links.resources(device.unit), request, context)
    }

    @Sendable private func addClosingDay(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let date = form.value("date", as: CivilDate.self) else {
            throw ServiceError(.invalid, "'\(form["date"])' is no date; choose a day.", reason: .moveDate)
        }
        let day = ClosingDay(unit: try unit(form), date: date, name: form["name"])
        guard let draft = try await planning.close(day, by: try context.staff) else {
            return saved(to: Links.resources(day.unit), request, context)
        }
        return pages.redirect(to: Links.draft(draft.id), saying: .flashClosingDrafted, request, context)
    }

    @Sendable private func saveSettings(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let unit = try unit(form)
        var settings = UnitPlanning(unit: unit, country: form.choice("country"))
        // Customs of a country that was chosen just now are not on the form.
        let codes = Set(settings.localCustoms.map(\.code))
        settings.customs = form.all("custom").filter(codes.contains)
        settings.grain = form.value("grain") ?? 0
        settings.metresPerMinute = form.value("metresPerMinute") ?? 0
        settings.perStop = form.value("perStop") ?? -1
        let drafts = try await planning.save(settings, by: try context.staff)
        guard let draft = drafts.first else { return saved(to: Links.resources(unit), request, context) }
        let weeks = drafts.map { String($0.monday.isoWeek.week) }.joined(separator: ", ")
        return pages.redirect(
            to: Links.draft(draft.id), saying: .flashSettingsDrafted, of: [weeks], request, context)
    }

    @Sendable private func removeClosingDay(
        _ request: Request, _ context: TrinRequestContext
    ) async throws -> Response {
        guard let date = context.parameters.get("date").flatMap(CivilDate.init) else {
            throw ServiceError(.notFound, "There is no such closing day.")
        }
        let unit = try unit(request.query)
        try await planning.removeClosingDay(of: unit, on: date, by: try context.staff)
        return saved(to: Links.resources(unit), request, context)
    }
}
