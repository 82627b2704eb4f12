import Domain
import HTTPTypes
import Hummingbird
import Services

/// Staff accounts and units, for superusers.
struct AccountsRoutes: Sendable {
    let pages: PageResponder
    private var accounts: AccountService { pages.services.accounts }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("accounts", use: show)
        router.post("accounts", use: create)
        router.post("accounts/units") { request, context in
            let unit = try await pages.services.citizens.createUnit(name: context.form["name"])
            return done(.flashUnitCreated, unit.name, request, context)
        }
        router.post("accounts/:id/password") { request, context in
            try await accounts.setPassword(context.form["password"], of: try context.id())
            return done(.flashPasswordSet, "", request, context)
        }
        router.post("accounts/:id/end") { request, context in
            let staff = try await accounts.end(try context.id(), by: try context.staff)
            return done(.flashAccountEnded, staff.name, request, context)
        }
    }

    private func done(
        _ phrase: Phrase, _ name: String, _ request: Request, _ context: TrinRequestContext
    ) -> Response {
        pages.redirect(to: Links.accounts.path, saying: phrase, of: [name], request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let units = try await pages.services.citizens.units()
        let citizens = try await pages.services.citizens.citizens(for: staff)
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let page = AccountsPage(
            staff: try await accounts.all().map { member in
                AccountsPage.Row(
                    name: member.name, userName: member.userName, roles: localizer.roles(member.roles),
                    unit: member.unit.flatMap { names[$0] } ?? localizer[.unitAll],
                    ended: member.endedAt.map {
                        localizer[.accountsEnded, localizer.shortDate(pages.services.zone.date(at: $0))]
                    },
                    change: member.endedAt != nil
                        ? nil
                        : AccountsPage.Change(
                            setPassword: Links.setPassword(member.id),
                            end: member.id == staff.id ? nil : Links.endAccount(member.id)))
            },
            units: units.map { unit in
                let count = citizens.count { $0.unit == unit.id }
                return AccountsPage.UnitRow(
                    name: unit.name, count: localizer.count(count, one: .countCitizen, many: .countCitizens))
            },
            form: AccountsPage.Form(
                roles: Choice.roles(localizer), units: Choice.units(units),
                languages: Choice.languages(selected: staff.language)))
        return try await pages.show(page, request, context)
    }

    @Sendable private func create(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let staff = try await accounts.create(
            AccountService.Draft(
                userName: form["userName"], name: form["name"],
                roles: Set(form.all("role").compactMap { Role(rawValue: $0) }),
                unit: try form.identifier("unit", reason: .unit),
                language: form.choice("language") ?? .danish, password: form["password"]))
        return done(.flashAccountCreated, staff.name, request, context)
    }
}

extension Localizer {
    func roles(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map(role).joined(separator: ", ")
    }
}
