import Testing

@testable import Domain

@Suite("JSONReader")
struct JSONReaderTests {
    private func read(_ bytes: [UInt8], depth: Int = 16) throws -> String {
        try JSONReader.read(bytes, in: 0..<bytes.count, depth: depth).canonicalText
    }

    @Test(
        "good JSON has one canonical spelling",
        arguments: [
            ("null", "null"), (" true\n", "true"), ("\tfalse\r", "false"), ("{}", "{}"), ("[ ]", "[]"),
            (#"{"b":1,"a":[1 , 2]}"#, #"{"a":[1,2],"b":1}"#),
            (#"{"é":1,"z":2,"A":3,"":4}"#, #"{"":4,"A":3,"z":2,"é":1}"#),
            (#""\u0041\/\n\t\"\\""#, #""A/\u000a\u0009\"\\""#),
            (#""\u00e6\u2028""#, "\"æ\u{2028}\""),
            (#""\ud83d\ude00""#, "\"😀\""),
            (#""\u0000\u001f\u007f""#, "\"\\u0000\\u001f\u{7f}\""),
            ("[1.0,1e1,-0,0.50,1E+2,100e-2]", "[1,10,0,0.5,100,1]"),
            ("\"å\"", "\"å\""),
        ])
    func canonical(_ source: String, _ expected: String) throws {
        #expect(try read(Array(source.utf8)) == expected)
        #expect(try read(Array(expected.utf8)) == expected)
    }

    @Test(
        "half a surrogate pair becomes the replacement character",
        arguments: [#""\ud83d""#, #""\ude00""#, #""\ud83d\u0041""#, #""\ud83dx""#, #""\ud83d\n""#])
    func halfSurrogates(_ source: String) throws {
        #expect(try read(Array(source.utf8)).hasPrefix("\"\u{FFFD}"))
    }

    @Test(
        "bad JSON is refused",
        arguments: [
            "", " ", "nul", "nullx", "True", "'a'", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
            "\"\u{1}\"", "\"a\nb\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":",
            "{\"a\":1", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{1:1}", "01", "-", "+1", "1.", ".5", "1e", "1e+",
            "0x10", "NaN", "Infinity", "-Infinity", "1 1", "{}{}", "[1}", "{\"a\":1]", "\u{FEFF}1", "//x\n1",
            #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"[{"x":{"b":1,"c":2,"b":3}}]"#,
        ])
    func refused(_ source: String) {
        #expect(throws: JSONFault.self) { try read(Array(source.utf8)) }
    }

    @Test("bytes that are no UTF-8 are refused", arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC3]])
    func invalidUTF8(_ bytes: [UInt8]) {
        #expect(throws: JSONFault.self) { try read([0x22] + bytes + [0x22]) }
        #expect(throws: JSONFault.self) { try read(bytes) }
    }

    @Test("names that only look alike are two names")
    func lookAlikeNames() throws {
        #expect(try read(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8)) == "{\"e\u{301}\":2,\"\u{E9}\":1}")
    }

    @Test("depth is bounded, exactly")
    func depth() throws {
        let four = Array("[[{\"a\":[]}]]".utf8)
        #expect(try read(four, depth: 4) == "[[{\"a\":[]}]]")
        #expect(throws: JSONFault.self) { try read(four, depth: 3) }
    }

    @Test("changed bytes never trap, and what is read is read the same again", arguments: 0..<20)
    func mutations(_ seed: Int) throws {
        var generator = Mixer(seed: UInt64(seed))
        let source = Array(#"{"id":"0197","data":{"a":[1.5e3,{"b":"\ud83d\ude00 é"}],"n":null,"t":true}}"#.utf8)
        let interesting = Array("\"\\{}[]:,u0e-.\u{0}".utf8) + [0xFF, 0xC3, 0xF0]
        for _ in 0..<200 {
            var bytes = source
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
                case 1: bytes.remove(at: place)
                default: bytes.removeSubrange(place...)
                }
                if bytes.isEmpty { break }
            }
            guard let text = try? read(bytes) else { continue }
            #expect(try read(Array(text.utf8)) == text)
        }
    }
}
