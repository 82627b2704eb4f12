import Testing

@testable import Domain

@Suite struct DoseTests {
    @Test(
        "takes what lies in its ranges",
        arguments: [
            (1, Dose.Amount.repetitions(1), 0), (10, .repetitions(100), 120), (3, .seconds(5), 30),
            (1, .seconds(600), 10),
        ])
    func takes(sets: Int, amount: Dose.Amount, rest: Int) {
        #expect(Dose(sets: sets, amount: amount, rest: rest) != nil)
    }

    @Test(
        "refuses what lies outside",
        arguments: [
            (0, Dose.Amount.repetitions(8), 30), (11, .repetitions(8), 30), (2, .repetitions(0), 30),
            (2, .repetitions(101), 30), (2, .seconds(4), 30), (2, .seconds(601), 30), (2, .repetitions(8), 31),
            (2, .repetitions(8), -10),
        ])
    func refuses(sets: Int, amount: Dose.Amount, rest: Int) {
        #expect(Dose(sets: sets, amount: amount, rest: rest) == nil)
    }

    @Test("a text falls back to another language rather than to nothing")
    func localizedText() {
        var text = LocalizedText([.danish: "Rejs dig", .english: ""])
        #expect(text[.swedish] == "Rejs dig")
        #expect(text[.english] == "Rejs dig")
        #expect(text.exact(.swedish) == nil)
        text[.swedish] = "Res dig"
        #expect(text[.swedish] == "Res dig")
        #expect(LocalizedText([.danish: ""]).isEmpty)
    }
}
