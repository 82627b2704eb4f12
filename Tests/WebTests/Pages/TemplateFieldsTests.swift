import Domain
import Foundation
import Mustache
import Testing

@testable import Web

@Suite struct TemplateFieldsTests {
    @Test("what tells its own fields tells all of them")
    func fieldsAreWhole() {
        var seen: Set<String> = []
        func look(_ value: Any) {
            let mirror = Mirror(reflecting: value)
            // An optional value can be cast to what it holds.
            let fields = mirror.displayStyle == .struct ? value as? any Fields : nil
            for child in mirror.children {
                if let fields, let label = child.label {
                    seen.insert(String(describing: type(of: value)))
                    let told = fields.shown(label).map { String(describing: $0) }
                    #expect(told == String(describing: Shown(child.value)), "\(type(of: value)).\(label)")
                }
                look(child.value)
            }
        }
        for page in Pages.all { look(page.sample) }
        #expect(seen == ["Chip", "Row", "Week"])
    }

    @Test("pages are what another reader of Mustache makes of them", arguments: Language.allCases)
    func sameAsMustache(language: Language) throws {
        let renderer = try PageRenderer(assets: Assets.folder)
        let localizer = renderer.localizer(language)
        var library = MustacheLibrary()
        for (name, source) in try Assets.templates() {
            try library.register(localizer.translate(template: source), named: name)
        }
        // There, for want of a fault of a spoken track, that package shows the
        // fault of the video around it.
        for page in Pages.all where page != ExercisePage.self { try compare(page, library, renderer, localizer) }
    }

    @Test("a fault of a video is not shown as one of its spoken tracks", arguments: Language.allCases)
    func faultsOfOthers(language: Language) throws {
        let page = ExercisePage.sample
        let html = try PageRenderer(assets: Assets.folder).render(page, layout: .sample, language: language)
        let faults = html.matches(of: /class="fault"/).count
        let known = page.words.count { $0.spoken.failure != nil }
        #expect(page.failure != nil && faults == known + 1)
        #expect(!html.contains("Failure("))
        #expect(html.contains(#"data-interval="1.0""#))
    }

    private func compare<P: Page>(
        _ page: P.Type, _ library: MustacheLibrary, _ renderer: PageRenderer, _ localizer: Localizer
    ) throws {
        let frame = Frame(page: page.sample, layout: .sample, localizer: localizer)
        let html = try renderer.render(page.sample, layout: .sample, language: localizer.language)
        #expect(html == library.render(frame, withTemplate: "layout"), "\(page.template)")
    }
}
