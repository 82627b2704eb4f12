import Domain
import Foundation
import Testing

@testable import Web

@Suite struct TemplateTests {
    @Test("every tag of a template is a value of its page, in every language", arguments: Language.allCases)
    func tagsAreKnown(language: Language) throws {
        let localizer = try Localizer(language, strings: Assets.folder.appending(path: "strings"))
        let templates = try Assets.templates().mapValues { try localizer.translate(template: $0) }
        let checker = TagChecker(templates: templates)
        for page in Pages.all {
            let unknown = try check(page, templates: templates, checker: checker, localizer: localizer)
            #expect(unknown.isEmpty, "\(page.template) in \(language)")
        }
    }

    private func check<P: Page>(
        _ page: P.Type, templates: [String: String], checker: TagChecker, localizer: Localizer
    ) throws -> Set<String> {
        let frame = Frame(page: page.sample, layout: .sample, localizer: localizer)
        let layout = TemplateTag.parse(try #require(templates["layout"]))
        let body = TemplateTag.parse(try #require(templates[page.template]))
        return checker.unknown(in: layout, stack: [frame])
            .union(checker.unknown(in: body, stack: [frame, page.sample]))
    }

    @Test("the check finds a tag that a page does not have")
    func checkerFindsFaults() {
        struct Inner { let name: String? }
        struct Outer { let inner: [Inner], empty: [Inner] }
        let stack: [Any] = [Outer(inner: [Inner(name: nil), Inner(name: "x")], empty: [])]
        let checker = TagChecker(templates: ["part": "{{nobody}}"])
        func unknown(_ source: String) -> Set<String> {
            checker.unknown(in: TemplateTag.parse(source), stack: stack)
        }
        #expect(unknown("{{#inner}}{{#name}}{{.}}{{/name}}{{/inner}}").isEmpty)
        #expect(unknown("{{#inner}}{{nam}}{{/inner}}") == ["nam"])
        #expect(unknown("{{^inner}}{{outer}}{{/inner}}") == ["outer"])
        #expect(unknown("{{#empty}}{{name}}{{/empty}}") == ["the sample has no element in empty"])
        #expect(unknown("{{>part}}{{>other}}") == ["nobody", "> other"])
    }

    @Test("no template names an address itself: links come from Links, files from /assets/")
    func addressesComeFromLinks() throws {
        for (name, source) in try Assets.templates() {
            for match in source.matches(of: /\s(href|src|action|poster|data-[a-z]*s)="([^"]*)"/) {
                let address = match.2
                let isGood = address.hasPrefix("{{") || address.hasPrefix("/assets/") || address.hasPrefix("#")
                #expect(isGood, "\(name): \(match.0)")
            }
        }
    }

    @Test("no template has a style, a script of its own or an event handler: the content policy forbids them")
    func nothingInline() throws {
        for (name, source) in try Assets.templates() {
            #expect(
                source.firstMatch(of: /\sstyle=|\son[a-z]+=|<style|<script(?![^>]*src=)|javascript:/) == nil, "\(name)")
        }
    }

    @Test("every form that posts sends the token")
    func formsSendToken() throws {
        for (name, source) in try Assets.templates() {
            for form in source.matches(of: /<form[^>]*method="post"[^>]*>(?s:.*?)<\/form>/) {
                #expect(form.0.contains(#"name="csrf" value="{{csrf}}""#), "\(name): \(form.0.prefix(80))")
            }
        }
    }
}
