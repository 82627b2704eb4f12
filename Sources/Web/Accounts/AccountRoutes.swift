import Domain
import HTTPTypes
import Hummingbird
import Services

/// One's own account.
struct AccountRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("account", use: show)
        router.post("account/password", use: changePassword)
        router.post("account/language", use: setLanguage)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let unit = try await pages.services.citizens.units().first { $0.id == staff.unit }
        let page = AccountPage(
            name: staff.name, userName: staff.userName, roles: localizer.roles(staff.roles),
            unit: unit?.name ?? localizer[.unitAll], languages: Choice.languages(selected: staff.language))
        return try await pages.show(page, request, context)
    }

    /// Everyone who is signed in with the account is signed out by it, so
    /// this goes on to the sign-in page.
    @Sendable private func changePassword(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard form["password"] == form["again"] else {
            throw ServiceError(.invalid, "The two new passwords differ; type the same twice.", reason: .passwordAgain)
        }
        try await pages.services.accounts.changePassword(
            of: try context.staff, from: form["current"], to: form["password"])
        return pages.redirect(to: Links.signIn.path, saying: .flashPasswordSet, request, context)
    }

    @Sendable private func setLanguage(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        guard let language = context.form.choice("language", as: Language.self) else {
            throw ServiceError(.invalid, "The language is '\(context.form["language"])'; use da, sv or en.")
        }
        try await pages.services.accounts.setLanguage(language, of: try context.staff)
        return pages.redirect(
            to: Links.account.path, notice: .notice(pages.renderer.localizer(language)[.flashSaved]))
    }
}
