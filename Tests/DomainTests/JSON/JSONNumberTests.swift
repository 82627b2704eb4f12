import Testing

@testable import Domain

@Suite("JSONNumber")
struct JSONNumberTests {
    @Test(
        "equal numbers have one spelling",
        arguments: [
            ("0", ["0", "-0", "0.0", "-0.00e5"]),
            ("10", ["10", "10.0", "1e1", "1E+1", "100e-1", "0.1e2"]),
            ("-2.5", ["-2.5", "-2.50", "-25e-1", "-0.25E1"]),
            ("0.00001", ["0.00001", "1e-5", "0.1e-4"]),
            ("1e-7", ["0.0000001", "1e-07", "10e-8"]),
            ("1.2345678901234567890123e-8", ["12345678901234567890123e-30"]),
            ("100000000000000000000", ["1e20", "100000000000000000000"]),
            ("1e21", ["1e21", "1000000000000000000000", "10e20"]),
            ("1e999", ["1e999", "10e998"]),
        ])
    func spelling(_ expected: String, _ sources: [String]) {
        for source in sources {
            #expect(JSONNumber(grammatical: source[...].utf8).text == expected, "\(source)")
        }
    }

    @Test("an absurd exponent keeps its spelling and has no value", arguments: ["1e99999999999", "-1.5E-99999999999"])
    func absurd(_ source: String) {
        let number = JSONNumber(grammatical: source[...].utf8)
        #expect(number.text == source)
        #expect(number.integer == nil)
    }

    @Test("digits beyond a double are kept")
    func exact() {
        let digits = "3.14159265358979323846"
        #expect(JSONNumber(grammatical: digits[...].utf8).text == digits)
    }

    @Test("whole numbers are read from any spelling", arguments: [("7.0", 7), ("1e3", 1000), ("-5", -5)])
    func integers(_ source: String, _ expected: Int) {
        #expect(JSONNumber(grammatical: source[...].utf8).integer == expected)
    }

    @Test("what does not fit is nil, never a trap", arguments: ["1e400", "99999999999999999999999", "0.5"])
    func misfits(_ source: String) {
        #expect(JSONNumber(grammatical: source[...].utf8).integer == nil)
    }

    @Test("a double beyond range is nil")
    func infinite() {
        #expect(JSONNumber(grammatical: "1e400"[...].utf8).double == nil)
        #expect(JSONNumber(grammatical: "1e300"[...].utf8).double == 1e300)
        #expect(JSONNumber(Double.infinity) == nil)
        #expect(JSONNumber(Double.nan) == nil)
        #expect(JSONNumber(86_400.0)?.text == "86400")
    }
}
