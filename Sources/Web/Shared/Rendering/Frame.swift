import Domain

/// The layout's own values, with the page as the innermost of them.
struct Frame<Content: Page>: Sendable {
    struct User: Sendable {
        let name: String
        let initials: String
        let unit: String
    }

    struct Entry: Sendable {
        let name: String
        let href: String
        let icon: String
        let isCurrent: Bool
    }

    let page: Content
    let template: String
    let title: String
    let language: String
    let csrf: String
    let user: User?
    let entries: [Entry]
    let flash: Flash?
    let links: [String: String]

    init(page: Content, layout: Layout, localizer: Localizer) {
        self.page = page
        template = Content.template
        title = page.title(localizer)
        language = localizer.language.rawValue
        csrf = layout.csrf
        user = layout.user.map { user in
            let initials = user.name.split(separator: " ").compactMap(\.first).map(String.init)
            return User(
                name: user.name, initials: ((initials.first ?? "") + (initials.dropFirst().last ?? "")).uppercased(),
                unit: user.unit)
        }
        let roles = layout.user?.roles ?? []
        entries = Section.allCases.filter { !$0.roles.isDisjoint(with: roles) }.map { section in
            Entry(
                name: localizer[section.label], href: section.link.path, icon: "icon-" + section.rawValue,
                isCurrent: section == Content.section)
        }
        flash = layout.flash
        links = Links.byName
    }
}
