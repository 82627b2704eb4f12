import Testing

@testable import Domain

@Suite("JSONTape")
struct JSONTapeTests {
    private func root(_ text: String) throws -> JSONNode {
        let bytes = Array(text.utf8)
        return try JSONTape(bytes, in: 0..<bytes.count, depth: 16).root
    }

    @Test(
        "the canonical text is that of the value",
        arguments: [
            "null", "[true,false,null]", "{}", "[[],{}]", #" { "b" : [ 1 , {"d":2,"c":"x"} ] , "a" : "é" } "#,
            #"{"\u0062":1,"a\"":"\\\u0007","\ud83d":"\/"}"#,
            "[0,-0,7,-7,10,100,-120,0.5,-0.5,0.05,0.000001,0.0000001,1.50,1.5,-31.25,12e2,1E-3,0.0,-0.0,0e5]",
            "[123456789012345678,1234567890123456789,12345678901234567890,1234567890123456789012345,1.2345678901234567890]",
            "[100000000000000000000000,0.10,10.0,10.01,99999.99999]",
        ])
    func canonical(_ text: String) throws {
        let node = try root(text)
        #expect(String(decoding: node.canonical(), as: UTF8.self) == node.value.canonicalText)
    }

    @Test(
        "a number's spelling is the one that numbers have",
        arguments: ["", "-"],
        [
            "0", "7", "10", "120", "999999999999999999", "1234567890123456789", "12345678901234567890",
            "123456789012345678901234",
        ])
    func numbers(_ sign: String, _ whole: String) throws {
        for fraction in ["", ".0", ".5", ".05", ".50", ".000001", ".0000001", ".123456789"] {
            for exponent in ["", "e0", "e1", "E+2", "e-3", "e21"] {
                let text = "\(sign)\(whole)\(fraction)\(exponent)"
                let expected = JSONNumber(grammatical: text[...].utf8).text
                #expect(String(decoding: try root(text).canonical(), as: UTF8.self) == expected, "\(text)")
                #expect(try root(text).number?.text == expected, "\(text)")
            }
        }
    }

    @Test("members are found by name, escaped or not, and left out by name")
    func members() throws {
        let node = try root(#"{"zebra":1,"\u0061":{"a":"inner"},"b":null,"t":true,"s":"x\ny"}"#)
        #expect(node["zebra"]?.number?.integer == 1 && node["a"]?["a"]?.string == "inner")
        #expect(node["b"]?.isNull == true && node["c"] == nil && node["a"]?["b"] == nil && node["t"]?.bool == true)
        #expect(node["s"]?.isString("x\ny") == true && node["s"]?.isString("x\\ny") == false)
        #expect(node.names(besides: ["t", "x", "zebra"]) == ["a", "b", "s"])
        #expect(node["s"]?.string { $0.count } == 3 && node["t"]?.string { $0.count } == nil)
        let rest = String(decoding: node.canonical(without: ["a", "s", "q"]), as: UTF8.self)
        #expect(rest == #"{"b":null,"t":true,"zebra":1}"#)
    }

    @Test("many members are sorted, and two of one name found", arguments: [3, 31, 32, 33, 400])
    func many(_ count: Int) throws {
        let names = (0..<count).map { "n\($0 * 7919 % 1009)" }.reversed()
        let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try root(text).names(besides: []) == names.sorted())
        #expect(throws: JSONFault.self) { try root("\(text.dropLast()),\"n0\":1}") }
    }

    @Test(
        "text is presentable unless it is empty, long or controls something",
        arguments: [
            ("abc", true), ("", false), ("12345", false), ("\u{7F}", false), ("\u{80}", false), ("\u{9F}", false),
            ("\u{A0}", true), ("é", true), ("\\u0000", false), ("\\n", false), ("\u{C280}", true),
        ])
    func presentable(_ text: String, _ isGood: Bool) throws {
        #expect((try root("\"\(text)\"").presentable(limit: 4) != nil) == isGood)
    }
}
