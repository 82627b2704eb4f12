import Domain

/// `/account`: one's own. POST `/account/password`: `current`, `password`,
/// `again`; POST `/account/language`: `language`.
struct AccountPage: Page {
    static let template = "account"

    let name: String
    let userName: String
    let roles: String
    let unit: String
    let languages: [Choice]

    func title(_ localizer: Localizer) -> String { localizer[.accountTitle] }

    static let sample = AccountPage(
        name: "Mette Holm", userName: "mette", roles: "Terapeut", unit: "Hjemmepleje Nord",
        languages: Choice.languages(selected: .danish))
}
