import Domain
import HTTPTypes
import Hummingbird
import Services

/// How much is trained, by district and week.
struct LevelRoutes: Sendable {
    let pages: PageResponder
    private var levels: LevelService { pages.services.levels }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("results", use: show)
        router.post("results/target", use: plan)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let today = levels.today
        let count = request.query.value("weeks") ?? LevelService.usualWeeks
        let all = try await levels.levels(weeks: count, for: staff)
        guard let chosen = all.first(where: { $0.unit.id == request.query.value("unit") }) ?? all.first else {
            throw ServiceError(.notFound, "There are no units yet; a superuser makes the first.", reason: .noUnit)
        }
        let target = try await levels.targets(of: chosen.unit.id, for: staff).last
        let mayExport = !staff.roles.isDisjoint(with: ExportService.roles)
        let page = LevelPage(
            districts: all.count < 2
                ? []
                : all.map {
                    LevelPage.District($0, isCurrent: $0.unit.id == chosen.unit.id, today: today, localizer)
                },
            unit: chosen.unit.name, warning: chosen.alarm.map { LevelPage.Alarm($0, localizer) },
            chart: WeekChart(Array(chosen.weeks.drop { $0.isEmpty }), localizer).markup,
            hasTarget: chosen.weeks.contains { $0.target != nil },
            weeks: chosen.weeks.drop { $0.isEmpty }.reversed().map { LevelPage.Week($0, today: today, localizer) },
            goal: LevelPage.Target(
                unit: chosen.unit.id.description, sessions: target?.sessions.map(String.init) ?? "",
                minutes: target?.minutes.map(String.init) ?? ""),
            exports: mayExport
                ? ExportTable.allCases.map { table in
                    let from = chosen.weeks.first?.monday ?? today
                    return LevelPage.Export(
                        name: localizer.table(table),
                        csv: Links.export(table, .csv, from: from, to: today, unit: chosen.unit.id),
                        ndjson: Links.export(table, .ndjson, from: from, to: today, unit: chosen.unit.id))
                } : [])
        return try await pages.show(page, request, context)
    }

    @Sendable private func plan(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let unit = form.value("unit", as: ID<Domain.Unit>.self) else {
            throw ServiceError(.invalid, "'\(form["unit"])' is no unit; choose one.", reason: .unit)
        }
        try await levels.plan(
            sessions: try form.target("sessions"), minutes: try form.target("minutes"), in: unit,
            by: try context.staff)
        return pages.redirect(to: Links.results(unit), saying: .flashTargetSet, request, context)
    }
}

extension Form {
    fileprivate func target(_ name: String) throws -> Int? {
        let text = self[name]
        guard !text.isEmpty else { return nil }
        guard let number = Int(text) else {
            throw ServiceError(.invalid, "'\(text)' is no whole number.", reason: .target)
        }
        return number
    }
}

extension Localizer {
    func table(_ table: ExportTable) -> String {
        switch table {
        case .sessions: self[.exportSessions]
        case .events: self[.exportEvents]
        case .notes: self[.exportNotes]
        case .versions: self[.exportVersions]
        case .flags: self[.exportFlags]
        case .weeks: self[.exportWeeks]
        }
    }
}
