import Testing

@testable import Domain

@Suite("JSONTape")
struct JSONTapeTests {
    private static let names = ["a", "b", "s", "t", "x\u{0}", "zebra"]

    private func tape(_ text: String, depth: Int = 16) throws -> JSONTape {
        var tape = JSONTape(Array(text.utf8), depth: depth, names: JSONNames(Self.names))
        try tape.read(in: 0..<text.utf8.count)
        return tape
    }

    private func set(_ names: String...) -> JSONNameSet {
        JSONNameSet(names.compactMap { name in Self.names.firstIndex(of: name).map { UInt8($0) } })
    }

    private func canonical(_ tape: borrowing JSONTape, without leftOut: JSONNameSet = JSONNameSet([])) -> String {
        var bytes: [UInt8] = []
        tape.writeCanonical(without: leftOut, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "the canonical text is that of the value",
        arguments: [
            "null", "[true,false,null]", "{}", "[[],{}]", #" { "b" : [ 1 , {"d":2,"c":"x"} ] , "a" : "é" } "#,
            #"{"\u0062":1,"a\"":"\\\u0007","\ud83d":"\/"}"#, #"{"b":true,"a":false,"t":null,"s": null,"c" :1,"d":1 }"#,
            "[0,-0,7,-7,10,100,-120,0.5,-0.5,0.05,0.000001,0.0000001,1.50,1.5,-31.25,12e2,1E-3,0.0,-0.0,0e5]",
            "[123456789012345678,1234567890123456789,12345678901234567890,1234567890123456789012345,1.2345678901234567890]",
            "[100000000000000000000000,0.10,10.0,10.01,99999.99999]",
        ])
    func canonical(_ text: String) throws {
        let tape = try tape(text)
        #expect(canonical(tape) == tape.value(.root).canonicalText)
    }

    static let numberTexts = ["", "-"].flatMap { sign in
        [
            "0", "7", "10", "120", "99999999999999", "999999999999999", "1234567890123456", "999999999999999999",
            "1234567890123456789", "12345678901234567890", "123456789012345678901234",
        ].flatMap { whole in
            ["", ".0", ".1", ".5", ".05", ".50", ".000001", ".0000001", ".123456789"].flatMap { fraction in
                ["", "e0", "e1", "E+2", "e-3", "e21"].map { "\(sign)\(whole)\(fraction)\($0)" }
            }
        }
    }

    @Test("a number is what it is in any spelling, read the short way or the long one", arguments: numberTexts)
    func numbers(_ text: String) throws {
        let expected = JSONNumber(grammatical: text[...].utf8)
        let tape = try tape(text)
        #expect(canonical(tape) == expected.text)
        let (number, integer, double) = (tape.number(.root), tape.integer(.root), tape.double(.root))
        #expect(number == expected && integer == expected.integer && double == expected.double)
    }

    @Test("short numbers are the nearest doubles", arguments: 0..<10)
    func doubles(_ seed: Int) throws {
        var generator = Mixer(seed: UInt64(seed))
        for _ in 0..<500 {
            let digits = String(Int.random(in: 0..<100_000_000_000_000, using: &generator))
            let fraction = Int.random(in: 0..<14, using: &generator)
            let text =
                fraction < digits.count ? "\(digits.dropLast(fraction)).\(digits.suffix(fraction))" : "0.\(digits)"
            guard let tape = try? tape(text), let expected = Double(text) else { continue }
            let double = tape.double(.root)
            #expect(double == expected, "\(text)")
        }
    }

    @Test("what is no number has no value as one", arguments: ["null", "\"1\"", "[1]", "{}", "true"])
    func noNumbers(_ text: String) throws {
        let tape = try tape(text)
        let values = (tape.integer(.root), tape.double(.root), tape.number(.root))
        #expect(values.0 == nil && values.1 == nil && values.2 == nil)
    }

    @Test("members are found by the numbers of their names, escaped or not, and left out by them")
    func members() throws {
        let tape = try tape(#"{"zebra":1,"\u0061":{"a":"inner"},"b":null,"t":true,"s":"x\ny","q":[0,{"t":1}]}"#)
        func member(_ name: UInt8, of node: JSONNode = .root) throws -> JSONNode { try #require(tape[node, name]) }
        let (a, b, s, t) = (try member(0), try member(1), try member(2), try member(3))
        let (inner, zebra) = (try member(0, of: a), try member(5))
        let isRight = (tape.integer(zebra) == 1, tape.string(inner) == "inner", tape.isNull(b), tape.bool(t) == true)
        #expect(isRight == (true, true, true, true))
        let none = (tape[.root, 4], tape[a, 1], tape[s, 0])
        #expect(none.0 == nil && none.1 == nil && none.2 == nil)
        let isText = (tape.isString(s, "x\ny".utf8.span), tape.isString(s, "x\\ny".utf8.span))
        #expect(isText == (true, false))
        #expect(tape.names(of: .root, besides: set("t", "x", "zebra")) == ["a", "b", "q", "s"])
        let lengths = (tape.string(s) { $0.count }, tape.string(t) { $0.count })
        #expect(lengths.0 == 3 && lengths.1 == nil)
        #expect(canonical(tape, without: set("a", "s")) == #"{"b":null,"q":[0,{"t":1}],"t":true,"zebra":1}"#)
    }

    @Test("known and unknown names are sorted together", arguments: 0..<20)
    func mixedNames(_ seed: Int) throws {
        var generator = Mixer(seed: UInt64(seed))
        var names = Self.names.map { $0 == "x\u{0}" ? "x\\u0000" : $0 } + ["", "aa", "A", "ze", "zebras", "é", "c"]
        names.shuffle(using: &generator)
        names.removeLast(seed % 10)
        let text = "{" + names.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
        let expected = try JSONReader.read(Array(text.utf8), in: 0..<text.utf8.count, depth: 1)
        #expect(canonical(try tape(text)) == expected.canonicalText)
        #expect(throws: JSONFault.self) { _ = try tape("\(text.dropLast()),\"\(names[0])\":1}") }
    }

    @Test("many members are sorted, and two of one name found", arguments: [3, 31, 32, 33, 400])
    func many(_ count: Int) throws {
        let names = (0..<count).map { "n\($0 * 7919 % 1009)" }.reversed()
        let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try tape(text).names(of: .root, besides: JSONNameSet([])) == names.sorted())
        #expect(throws: JSONFault.self) { _ = try tape("\(text.dropLast()),\"n0\":1}") }
    }

    @Test(
        "text is presentable unless it is empty, long or controls something",
        arguments: [
            ("abc", true), ("", false), ("12345", false), ("\u{7F}", false), ("\u{80}", false), ("\u{9F}", false),
            ("\u{A0}", true), ("é", true), ("\\u0000", false), ("\\n", false), ("\u{C280}", true),
        ])
    func presentable(_ text: String, _ isGood: Bool) throws {
        #expect((try tape("\"\(text)\"").presentable(.root, limit: 4) != nil) == isGood)
    }
}
