import Testing

@testable import Media

@Suite struct CardTextTests {
    static let choices = [(100, 1), (50, 2)].map(CardText.Choice.init)

    @Test(
        "Text is as large as it fits, and is broken between words only when it must be",
        arguments: [
            ("Gå", ["Gå"], 100), ("Rejse sig", ["Rejse sig"], 100),
            ("xxxxxxxx xxxxxxxxx", ["xxxxxxxx", "xxxxxxxxx"], 50),
            ("xxxxxxxx xxxxxxxx xxxxxxxx", ["xxxxxxxx xxxxxxxx", "xxxxxxxx"], 50),
            ("", [], 100), ("  Stå \n op ", ["Stå op"], 100),
            ("xxxxxxxx xxxxxxxx xxxxxxxx xxxxxxxx xxxxxxxx", ["xxxxxxxx xxxxxxxx", "xxxxxxxx xxxxxx…"], 50),
            (String(repeating: "x", count: 30), [String(repeating: "x", count: 15) + "…"], 50),
        ])
    func fitting(text: String, lines: [String], size: Int) {
        let made = CardText(text, width: 600, choices: Self.choices)
        #expect(made.lines.filter { !$0.isEmpty } == lines)
        #expect(made.size == size)
    }
}
