import Domain
import Foundation
import Mustache
import Testing

@testable import Web

@Suite struct FieldsTests {
    private struct Person {
        let name: String
        let nickname: String?
        let friends: [Friend]
        let isAway: Bool
        let age: Int
        let pet: Friend?
        let links: [String: String]
    }

    private struct Friend {
        let name: String
        let nickname: String?
    }

    private let inger = Person(
        name: "Inger & Ib", nickname: "Ibber",
        friends: [Friend(name: "Bo", nickname: nil), Friend(name: "Eva", nickname: "E")], isAway: false, age: 84,
        pet: nil, links: ["home": "/"])

    @Test(
        "templates see the properties of values, and those of what is around them",
        arguments: [
            ("{{name}}", "Inger &amp; Ib"), ("{{{name}}}", "Inger & Ib"), ("{{age}} years", "84 years"),
            ("{{links.home}}", "/"), ("{{nobody}}!", "!"), ("{{#friends}}{{name}} {{/friends}}", "Bo Eva "),
            ("{{^friends}}alone{{/friends}}", ""), ("{{#isAway}}away{{/isAway}}{{^isAway}}home{{/isAway}}", "home"),
            ("{{#friends}}{{age}}{{/friends}}", "8484"), ("{{#nickname}}{{.}}{{/nickname}}", "Ibber"),
        ])
    func shows(source: String, text: String) throws {
        #expect(try MustacheTemplate(string: source).render(Fields(inger)) == text)
    }

    @Test(
        "what is not there is not looked for around it",
        arguments: [
            ("{{#friends}}{{nickname}},{{/friends}}", ",E,"), ("{{#pet}}known{{/pet}}", ""),
            ("{{^pet}}unknown{{/pet}}", "unknown"), ("{{pet.name}}", ""),
            ("{{#friends}}{{#nickname}}{{name}}{{/nickname}}{{/friends}}", "Eva"),
        ])
    func nothing(source: String, text: String) throws {
        #expect(try MustacheTemplate(string: source).render(Fields(inger)) == text)
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
}
