import Foundation
import Testing

@testable import Media

@Suite struct LinterTests {
    /// A fault, and the rule that must find it.
    struct Planted: CustomTestStringConvertible, Sendable {
        var rule: String
        var what: String
        var plant: @Sendable (inout LintBench) throws -> Void

        init(_ rule: String, _ what: String, _ plant: @escaping @Sendable (inout LintBench) throws -> Void) {
            self.rule = rule
            self.what = what
            self.plant = plant
        }

        var testDescription: String { "\(rule): \(what)" }
    }

    @Test("A good stream has no findings but those that are known")
    func good() throws {
        let findings = try LintBench.good.get().lint()
        #expect(findings.filter { !knownDeviations.contains($0.rule) }.map(\.description) == [])
        #expect(Set(findings.map(\.rule)).isSubset(of: knownDeviations))
    }

    @Test("A planted fault is found under its rule's number", arguments: Planted.everything)
    func planted(_ planted: Planted) throws {
        var bench = try LintBench.good.get()
        try planted.plant(&bench)
        let findings = try bench.lint()
        #expect(findings.contains { $0.rule == planted.rule }, "\(findings.map(\.description))")
    }

    @Test("Each rule that is checked has a planted fault, or is one that a good stream breaks")
    func complete() throws {
        let found = Set(Planted.everything.map(\.rule)).union(try LintBench.good.get().lint().map(\.rule))
        #expect(LintRule.all.map(\.number).filter { !found.contains($0) } == [])
        #expect(Set(LintRule.all.map(\.number)).count == LintRule.all.count)
    }

    @Test("A finding names the playlist and the line")
    func place() throws {
        var bench = try LintBench.good.get()
        try bench.edit("main.m3u8", ",CHANNELS=\"2\"", ",CHANNELS=\"6\"")
        let finding = try #require(try bench.lint().first { $0.rule == "2.3" })
        #expect(finding.description == "main.m3u8:4: error: CHANNELS is 6. [2.3]")
    }

    @Test("What is no playlist is refused", arguments: ["", "RIFF", "#EXTINF:1,\na.ts\n"])
    func refused(text: String) throws {
        let error = #expect(throws: MediaError.self) {
            try Linter(LintFolders(texts: ["main.m3u8": text])).lint("main.m3u8")
        }
        #expect(error?.code == .unreadable)
        #expect(throws: MediaError.self) { try Linter(LintFolders()).lint("main.m3u8") }
    }

    @Test("Random damage never ends the linter", arguments: 0..<40)
    func damage(seed: Int) throws {
        var bench = try LintBench.good.get()
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for name in bench.files.keys.sorted() {
            // Boxes lie at the start and between the samples.
            for _ in 0..<60 { bench.files[name]?[next(1500)] = UInt8(next(256)) }
        }
        for name in bench.texts.keys.sorted() {
            var bytes = Array((bench.texts[name] ?? "").utf8)
            for _ in 0..<3 { bytes[7 + next(bytes.count - 7)] = UInt8(32 + next(95)) }
            bench.texts[name] = String(decoding: bytes, as: UTF8.self)
        }
        #expect(try !bench.lint().isEmpty)
    }
}
