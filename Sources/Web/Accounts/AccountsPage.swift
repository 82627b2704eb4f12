import Domain

/// `/accounts`. POST there makes an account: `userName`, `name`, `role` (once
/// for each), `unit` (empty for every unit), `language`, `password`;
/// POST `/accounts/{id}/password`: `password`; POST `/accounts/{id}/end`;
/// POST `/accounts/units`: `name`.
struct AccountsPage: Page {
    struct Row: Sendable {
        let name: String
        let userName: String
        let roles: String
        let unit: String
        /// Such as `Afsluttet 1. nov.`.
        let ended: String?
        /// Nil when the account has ended.
        let change: Change?
    }

    struct Change: Sendable {
        let setPassword: String
        /// Nil for one's own account.
        let end: String?
    }

    struct UnitRow: Sendable {
        let name: String
        /// Such as `12 borgere`.
        let count: String
    }

    /// What the form for a new account begins with.
    struct Form: Sendable {
        var userName = ""
        var name = ""
        let roles: [Choice]
        let units: [Choice]
        let languages: [Choice]
        /// Shown opened: after bad input.
        var isOpen = false
    }

    static let template = "accounts"
    static let section: Section? = .accounts

    let staff: [Row]
    let units: [UnitRow]
    let form: Form

    func title(_ localizer: Localizer) -> String { localizer[.navAccounts] }

    static let sample = AccountsPage(
        staff: [
            Row(
                name: "Mette Holm", userName: "mette", roles: "Terapeut", unit: "Hjemmepleje Nord", ended: nil,
                change: Change(setPassword: Links.setPassword(.sample), end: Links.endAccount(.sample))),
            Row(
                name: "Ib Lund", userName: "ib", roles: "Planlægger, Superbruger", unit: "Alle enheder", ended: nil,
                change: Change(setPassword: Links.setPassword(.sample), end: nil)),
            Row(
                name: "Lis Bang", userName: "lis", roles: "Terapeut", unit: "Hjemmepleje Syd",
                ended: "Afsluttet 1. nov.", change: nil),
        ],
        units: [
            UnitRow(name: "Hjemmepleje Nord", count: "12 borgere"),
            UnitRow(name: "Hjemmepleje Syd", count: "8 borgere"),
        ],
        form: Form(
            roles: [
                Choice(value: "therapist", label: "Terapeut", isSelected: true),
                Choice(value: "planner", label: "Planlægger"), Choice(value: "superuser", label: "Superbruger"),
            ],
            units: [Choice(value: ID<Unit>.sample.description, label: "Hjemmepleje Nord")],
            languages: Choice.languages(selected: .danish)))
}
