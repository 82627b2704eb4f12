import Testing

@testable import Domain

@Suite("The elements of an array, read in one pass")
struct JSONElementsTests {
    /// The elements' texts; nil when something is not as JSON has it.
    private func read(_ bytes: [UInt8], limit: Int = 100, depth: Int = 4) -> [String]? {
        var tape = JSONTape(bytes, depth: depth, names: .none)
        var elements: [String] = []
        let isWhole = tape.readElements(limit: limit) { element, range in
            elements.append("\(String(decoding: bytes[range], as: UTF8.self)) \(element.value(.root).canonicalText)")
        }
        return isWhole ? elements : nil
    }

    @Test(
        "each element is lent with its range",
        arguments: [
            ("[]", []), (" [ \n] ", []), ("[1]", ["1 1"]), (" [ 1.0 ,\t2 ]\n", ["1.0 1", "2 2"]),
            (#"[{"b":1,"a":"\n"},[]]"#, [#"{"b":1,"a":"\n"} {"a":"\u000a","b":1}"#, "[] []"]),
        ])
    func elements(_ source: String, _ expected: [String]) {
        #expect(read(Array(source.utf8)) == expected)
    }

    @Test(
        "anything that is not as JSON has it ends the pass",
        arguments: [
            "", " ", "[", "]", "{}", "1", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[{]", "[\"a]", "[1]x", "x[1]",
            "[1]]", "[1 2]", "[[[[[[]]]]]]", "[tru]", "[{\"a\":1,\"a\":1}]", "[1}", "[1],", "[]1",
        ])
    func broken(_ source: String) {
        #expect(read(Array(source.utf8)) == nil)
    }

    @Test("one element more than the limit ends it, too")
    func limit() {
        #expect(read(Array("[1,2,3]".utf8), limit: 3)?.count == 3)
        #expect(read(Array("[1,2,3,4]".utf8), limit: 3) == nil)
    }

    @Test("it tells elements apart as the splitter does, and reads them as alone", arguments: 0..<40)
    func sameAsAlone(_ seed: Int) throws {
        var generator = Mixer(seed: UInt64(seed))
        let source = Array(
            #"[ {"id":"0197","d":[1.5e3,{"b":"\ud83d\ude00 é"}]},"x,]\"" , 12, {"n":null,"t":true}]"#.utf8)
        let interesting = Array("\"\\{}[]:,u0e-. \u{0}".utf8) + [0xFF, 0xC3, 0xF0]
        for _ in 0..<300 {
            var bytes = source
            for _ in 0..<Int.random(in: 0..<3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
                } else {
                    bytes.remove(at: place)
                }
            }
            let alone = JSONSplitter.elements(of: bytes, limit: 100)?.map { range -> String? in
                guard let value = try? JSONReader.read(bytes, in: range, depth: 4) else { return nil }
                return "\(String(decoding: bytes[range], as: UTF8.self)) \(value.canonicalText)"
            }
            let isWhole = alone?.allSatisfy { $0 != nil } ?? false
            #expect(read(bytes) == (isWhole ? alone?.compactMap(\.self) : nil))
        }
    }
}
