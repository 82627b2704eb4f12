import Testing

@testable import Web

@Suite struct TemplateParserTests {
    private struct Person {
        let name: String
        let nickname: String?
        let friends: [Friend]
        let isAway: Bool
        let age: Int
        let links: [String: String]
    }

    private struct Friend {
        let name: String
    }

    private let inger = Person(
        name: "Inger & Ib", nickname: nil, friends: [Friend(name: "Bo"), Friend(name: "Eva")], isAway: false, age: 84,
        links: ["home": "/"])

    private func render(_ source: String, partials: [String: String] = [:]) throws -> String? {
        var templates = try partials.mapValues { try TemplateParser.parse($0) }
        templates["page"] = try TemplateParser.parse(source)
        return TemplateLibrary(templates).render("page", showing: inger)
    }

    @Test(
        "values, sections and partials stand where their tags are",
        arguments: [
            ("{{name}}", "Inger &amp; Ib"), ("{{{name}}}", "Inger & Ib"), ("{{ age }} years", "84 years"),
            ("{{links.home}}", "/"), ("{{nobody}}!", "!"), ("{{name.nobody}}!", "!"),
            ("{{#friends}}{{name}} {{/friends}}", "Bo Eva "), ("{{^friends}}alone{{/friends}}", ""),
            ("{{#isAway}}away{{/isAway}}{{^isAway}}home{{/isAway}}", "home"),
            ("{{#friends}}{{age}}{{/friends}}", "8484"), ("{{#age}}{{.}}{{/age}}", "84"),
            ("{{>card}}", "<b>Inger &amp; Ib</b>"), ("{{#links}}{{>*home}}{{/links}}", "at home"),
        ])
    func writes(source: String, text: String) throws {
        #expect(try render(source, partials: ["card": "<b>{{name}}</b>", "/": "at home"]) == text)
    }

    @Test(
        "what is not there is not looked for around it",
        arguments: [("{{#nickname}}known{{/nickname}}", ""), ("{{^nickname}}unknown{{/nickname}}", "unknown")])
    func nothing(source: String, text: String) throws {
        #expect(try render(source) == text)
    }

    @Test(
        "a line with a section's tag or a partial alone leaves no empty line",
        arguments: [
            ("a\n{{#friends}}\n{{name}}\n{{/friends}}\nb", "a\nBo\nEva\nb"),
            ("  {{#isAway}}  \nx\n{{/isAway}}\n", ""), ("{{>card}}\nb", "c\nb"),
            ("{{#age}}{{#age}}\nx{{/age}}{{/age}}", "\nx"), ("a {{^isAway}}\nb{{/isAway}}", "a \nb"),
        ])
    func aloneOnLine(source: String, text: String) throws {
        #expect(try render(source, partials: ["card": "c\n"]) == text)
    }

    @Test(
        "a template that is not whole is refused",
        arguments: ["{{#a}}", "{{/a}}", "{{#a}}{{#b}}{{/a}}{{/b}}", "{{name", "{{}}", "{{{name}}"])
    func refuses(source: String) {
        #expect(throws: TemplateParser.Fault.self) { try TemplateParser.parse(source) }
    }

    @Test("there is no page without its template")
    func unknownTemplate() {
        #expect(TemplateLibrary([:]).render("page", showing: inger) == nil)
    }
}
