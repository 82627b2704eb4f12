import Domain
import Foundation
import Testing

@testable import Web

@Suite struct PageRendererTests {
    private let renderer: PageRenderer

    init() throws { renderer = try PageRenderer(assets: Assets.folder) }

    @Test("every sample renders whole in every language", arguments: Language.allCases)
    func samplesRender(language: Language) throws {
        for page in Pages.all {
            let html = try render(page, language: language)
            #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(html.hasSuffix("</html>\n"))
            #expect(html.firstMatch(of: /\{\{|\}\}|\[\[|\]\]|Optional\(/) == nil, "\(page.template)")
            try export(html, name: "\(page.template)-\(language.rawValue)")
        }
    }

    @Test("a value that looks like markup is shown, not obeyed")
    func escapesValues() throws {
        let page = SignInPage(userName: "\"><script>alert(1)</script>", language: .danish)
        let html = try renderer.render(page, layout: Layout(user: nil, csrf: "t", flash: nil), language: .danish)
        #expect(!html.contains("<script>"))
        #expect(html.contains("&quot;&gt;&lt;script&gt;"))
    }

    @Test("the navigation shows what the roles are for and marks where one is")
    func navigationByRole() throws {
        let user = Layout.User(name: "Ib Lund", roles: [.therapist], unit: "Alle")
        let layout = Layout(user: user, csrf: "t", flash: nil)
        let html = try renderer.render(LibraryPage.sample, layout: layout, language: .danish)
        #expect(html.contains(#"href="/library" aria-current="page""#))
        #expect(html.contains(#"href="/week""#))
        #expect(!html.contains(#"href="/accounts""#))
    }

    private func render<P: Page>(_ page: P.Type, language: Language) throws -> String {
        let isAlone = page == SignInPage.self
        let layout = isAlone ? Layout(user: nil, csrf: "sample-token", flash: nil) : .sample
        return try renderer.render(page.sample, layout: layout, language: language)
    }

    /// Keeps the pages to look at, when the environment names a folder.
    private func export(_ html: String, name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["TRIN_PAGES"] else { return }
        try Data(html.utf8).write(to: URL(filePath: folder).appending(path: name + ".html"))
    }
}
