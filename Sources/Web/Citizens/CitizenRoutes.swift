import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Citizens: the list, and how one's training goes.
struct CitizenRoutes: Sendable {
    let pages: PageResponder
    /// Who may add citizens.
    private static let makers: Set<Role> = [.therapist, .superuser]

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("citizens", use: list)
        router.get("citizens/:id", use: show)
        router.group().add(middleware: StaffMiddleware(Self.makers)).post("citizens", use: create)
    }

    @Sendable private func list(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let query = request.query["q"]
        let unit = request.query.value("unit", as: ID<Domain.Unit>.self)
        let units = try await pages.services.citizens.units().filter { staff.unit == nil || staff.unit == $0.id }
        let citizens = try await pages.services.citizens.citizens(for: staff).filter { citizen in
            (unit == nil || citizen.unit == unit)
                && (query.isEmpty || citizen.fullName.localizedCaseInsensitiveContains(query))
        }
        let today = pages.services.plans.today
        let recent = Dictionary(
            grouping: try await pages.services.plans.summaries(
                from: today.adding(days: -28), to: today.adding(days: 13), for: staff), by: \.citizen.id)
        let page = CitizensPage(
            query: query, count: localizer.count(citizens.count, one: .countCitizen, many: .countCitizens),
            filter: staff.unit == nil ? UnitFilter(units: Choice.units(units, selected: unit)) : nil,
            rows: citizens.map { citizen in
                CitizensPage.Row(
                    citizen, unit: units.first { $0.id == citizen.unit }?.name ?? "",
                    recent: recent[citizen.id, default: []], today: today, localizer)
            },
            form: staff.roles.isDisjoint(with: Self.makers)
                ? nil
                : CitizensPage.Form(
                    units: Choice.units(units, selected: unit ?? staff.unit),
                    languages: Choice.languages(selected: staff.language)))
        return try await pages.show(page, request, context)
    }

    @Sendable private func create(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let unit = form.value("unit", as: ID<Domain.Unit>.self) else {
            throw ServiceError(.invalid, "'\(form["unit"])' is no unit; choose one.", reason: .unit)
        }
        let year = form["birthYear"].trimmingCharacters(in: .whitespaces)
        let citizen = try await pages.services.citizens.create(
            CitizenService.Draft(
                givenName: form["givenName"], familyName: form["familyName"],
                birthYear: year.isEmpty ? nil : Int(year) ?? 0, unit: unit,
                language: form.choice("language") ?? .danish), by: try context.staff)
        return pages.redirect(
            to: Links.citizen(citizen.id), saying: .flashCitizenCreated, of: [citizen.fullName], request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let services = pages.services
        let staff = try context.staff
        let today = services.plans.today
        let history = CitizenHistory(
            dossier: try await services.citizens.dossier(of: try context.id(), today: today, for: staff),
            today: today, zone: services.zone)
        let mayPrescribe = staff.roles.contains(.therapist)
        let home = AddressForm(
            history.dossier.home, title: .addressTitle, unknown: .addressUnknown,
            action: staff.roles.isDisjoint(with: PlanningService.roles)
                ? nil : Links.citizenAddress(history.dossier.citizen.id),
            localizer)
        return try await pages.show(
            CitizenPage(
                history, home: home, mayPrescribe: mayPrescribe,
                mayNote: !staff.roles.isDisjoint(with: ResultService.roles),
                mayPlan: mayPrescribe || staff.roles.contains(.planner),
                mayErase: !staff.roles.isDisjoint(with: EraseRoutes.roles), localizer),
            request, context)
    }
}

extension CitizensPage.Row {
    init(
        _ citizen: Citizen, unit: String, recent: [SessionSummary], today: CivilDate, _ localizer: Localizer
    ) {
        let adherence = Adherence(recent.filter { $0.session.kind == .training }.map { $0.status(today: today) })
        let trained = recent.last { $0.begun != nil }
        let current = recent.last { $0.session.cancelledAt == nil }
        self.init(
            name: citizen.fullName, href: Links.citizen(citizen.id),
            about: [citizen.birthYear.map { localizer[.citizenBorn, String($0)] }, unit].compactMap { $0 }
                .joined(separator: " · "),
            programme: current?.programmeName, bar: adherence.due == 0 ? nil : AdherenceBar(adherence, localizer),
            pain: recent.last { $0.result?.pain != nil }?.result?.pain.map(Chip.pain),
            lastTrained: trained.map { localizer.shortDate($0.session.date) })
    }
}

extension AdherenceBar {
    init(_ adherence: Adherence, _ localizer: Localizer) {
        self.init(
            Counts(done: adherence[.done], partly: adherence[.partly], missed: adherence[.missed]), localizer)
    }
}

extension Request {
    /// The fields of the address's query.
    var query: Form { Form(urlEncoded: uri.query ?? "") }
}
