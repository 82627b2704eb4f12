import Domain

/// `/sign-in`. POST there: `userName`, `password`, `next` (the local path to
/// go on to; check it before redirecting). `?language=sv` changes language.
struct SignInPage: Page {
    struct LanguageLink: Sendable {
        let code: String
        let name: String
        let href: String
        let isCurrent: Bool
    }

    static let template = "sign-in"

    let userName: String
    let error: String?
    let next: String
    let languages: [LanguageLink]

    init(userName: String = "", error: String? = nil, next: String = Links.today.path, language: Language) {
        self.userName = userName
        self.error = error
        self.next = next
        languages = Choice.languages(selected: language).map { choice in
            LanguageLink(
                code: choice.value, name: choice.label, href: Links.signIn(Language(rawValue: choice.value) ?? .danish),
                isCurrent: choice.isSelected)
        }
    }

    func title(_ localizer: Localizer) -> String { localizer[.signInTitle] }

    static let sample = SignInPage(
        userName: "mette", error: "Brugernavnet eller adgangskoden er forkert.", language: .danish)
}
