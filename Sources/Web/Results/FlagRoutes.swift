import Domain
import HTTPTypes
import Hummingbird
import Services

/// Flags: the list, saying that one has looked, and the units' rules.
struct FlagRoutes: Sendable {
    let pages: PageResponder
    private var flags: FlagService { pages.services.flags }
    /// How many that are over are shown.
    private static let shownOver = 50

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("flags", use: show)
        router.post("flags/:id/seen", use: see)
        router.group().add(middleware: StaffMiddleware([.therapist])).post("flags/rules", use: setRules)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let zone = pages.services.zone
        let units = try await pages.services.citizens.units().filter { staff.unit == nil || staff.unit == $0.id }
        let chosen = staff.unit ?? request.query.value("unit")
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let open = try await flags.flags(isOpen: true, in: chosen, for: staff)
        let over = try await flags.flags(isOpen: false, in: chosen, for: staff, limit: Self.shownOver)
        var rules: FlagsPage.Rules?
        if staff.roles.contains(.therapist), let unit = units.first(where: { $0.id == chosen }) {
            rules = FlagsPage.Rules(try await flags.rules(of: unit.id, for: staff), of: unit, localizer)
        }
        let page = FlagsPage(
            count: localizer.count(open.count, one: .countFlag, many: .countFlags),
            filter: staff.unit == nil ? UnitFilter(units: Choice.units(units, selected: chosen)) : nil,
            open: open.map { FlagsPage.Row($0, units: names, staff: staff, zone: zone, localizer) },
            over: over.map { FlagsPage.Over($0, zone: zone, localizer) }, rules: rules)
        return try await pages.show(page, request, context)
    }

    @Sendable private func see(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        try await flags.see(
            try context.id(), level: form.value("level"), note: form["note"], by: try context.staff)
        return pages.redirect(to: request.localReferrer ?? Links.flags.path, saying: .flashFlagSeen, request, context)
    }

    @Sendable private func setRules(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let unit = form.value("unit", as: ID<Domain.Unit>.self) else {
            throw ServiceError(.invalid, "'\(form["unit"])' is no unit; choose one.", reason: .unit)
        }
        var rules = FlagRules()
        rules.pain = form.value("pain") ?? 0
        rules.painRising = form.value("painRising") ?? 0
        rules.missed = form.value("missed") ?? 0
        rules.silentHours = form.value("silentHours") ?? 0
        rules.stalls = form.value("stalls") ?? 0
        try await flags.set(rules, of: unit, by: try context.staff)
        return pages.redirect(to: Links.flags(unit), saying: .flashRulesSet, request, context)
    }
}
