import Testing

@testable import Domain

@Suite("JSONSplitter")
struct JSONSplitterTests {
    private func split(_ source: String, limit: Int = 100) -> [String]? {
        let bytes = Array(source.utf8)
        return JSONSplitter.elements(of: bytes, limit: limit)?.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "an array falls into its elements",
        arguments: [
            ("[]", []), (" [ \n] ", []), ("[1]", ["1"]), ("[ 1 ,2]", ["1", "2"]),
            (#"[{"a":[1,2]},"x,]y","\",["]"#, [#"{"a":[1,2]}"#, #""x,]y""#, #""\",[""#]),
            (#"["\\",2]"#, [#""\\""#, "2"]),
            (#"[{"a":tru e,},{"b":1}]"#, [#"{"a":tru e,}"#, #"{"b":1}"#]),
            ("[{],[},1]", ["{]", "[}", "1"]),
        ])
    func elements(_ source: String, _ expected: [String]) {
        #expect(split(source) == expected)
    }

    @Test(
        "without a clear end of each element there are none",
        arguments: [
            "", "[", "]", "{}", "1", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[{]", "[\"a]", "[}{]", "[[]",
            "[]]", "[1]x", "x[1]", "[\"\\\"]",
        ])
    func unclear(_ source: String) {
        #expect(split(source) == nil)
    }

    @Test("it stops one element after the limit")
    func limit() {
        #expect(split("[1,2,3,4,5,6]", limit: 3)?.count == 4)
        #expect(split("[1,2,3]", limit: 3)?.count == 3)
    }

    @Test(
        "a whole object is known by its braces",
        arguments: [
            ("{}", true), (" {\"a\":1}\n", true), ("{bad}", true), ("{", false), ("{\"a\":\"}", false), ("[]", false),
            ("", false), ("}{", false), ("{{}", false),
        ])
    func wholeObject(_ source: String, _ expected: Bool) {
        #expect(JSONSplitter.isWholeObject(Array(source.utf8)) == expected)
    }
}
