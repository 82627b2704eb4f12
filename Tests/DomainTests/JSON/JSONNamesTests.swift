import Testing

@testable import Domain

@Suite("JSONNames")
struct JSONNamesTests {
    private static let known =
        ["a", "b", "data", "seventy", "eightlet", "ninelette", "datacontenttype", "sixteenletterswt", "x\u{0}"]
        + ["trin.exercise.completed", "trin.exercise.complexed", "é", "a name of more than thirty-two letters"]

    @Test("each name has its place, wherever in a text it is", arguments: Array(known.enumerated()))
    func found(_ place: Int, _ name: String) {
        let names = JSONNames(Self.known)
        for (before, behind) in [("", ""), ("x", "y"), ("12345678", "12345678"), ("\"", "\":1}")] {
            let text = Array((before + name + behind).utf8)
            let range = before.utf8.count..<before.utf8.count + name.utf8.count
            #expect(Int(names.number(of: text.span, range)) == place)
        }
    }

    @Test(
        "what only looks like one is another name",
        arguments: [
            "", "c", "A", "a\u{0}", "x", "dat", "datb", "datas", "eightlex", "datacontentType",
            "trin.exercise.compleded",
            "trin.exercisecompleted", "trin.exercise.completed ", "a name of more than thirty-twa letters", "e",
        ])
    func others(_ name: String) {
        let text = Array(name.utf8)
        #expect(JSONNames(Self.known).number(of: text.span, 0..<text.count) == JSONNames.other)
        #expect(JSONNames.none.number(of: text.span, 0..<text.count) == JSONNames.other)
    }

    @Test("a hundred and more names do not get in each other's way")
    func many() {
        let list = (0..<128).map { "name\($0 * 37)" }
        let names = JSONNames(list)
        for (place, name) in list.enumerated() {
            #expect(Int(names.number(of: name.utf8.span, 0..<name.utf8.count)) == place)
        }
    }

    @Test("a set holds what it was made of, and no number beyond 63")
    func sets() {
        let set = JSONNameSet([0, 5, 63, 64, JSONNames.other])
        #expect((0...UInt8.max).filter { set.contains($0) } == [0, 5, 63])
    }
}
