import Domain
import Foundation
import Testing

@testable import Web

@Suite struct AdherenceBarTests {
    private func bar(done: Int, partly: Int, missed: Int) throws -> AdherenceBar {
        let localizer = try Localizer(.danish, strings: Assets.folder.appending(path: "strings"))
        return AdherenceBar(AdherenceBar.Counts(done: done, partly: partly, missed: missed), localizer)
    }

    @Test("the segments follow one another and fill the bar")
    func segments() throws {
        let bar = try bar(done: 5, partly: 1, missed: 2)
        #expect(bar.segments.map(\.kind) == ["done", "partly", "missed"])
        #expect(bar.segments.map(\.x) == ["0", "62.5", "75"])
        #expect(bar.segments.map(\.width) == ["62.5", "12.5", "25"])
        #expect(bar.label == "5 af 8")
    }

    @Test("what did not happen has no segment, and nothing planned is an empty bar")
    func empty() throws {
        #expect(try bar(done: 3, partly: 0, missed: 0).segments == [.init(kind: "done", x: "0", width: "100")])
        #expect(try bar(done: 0, partly: 0, missed: 0).segments.isEmpty)
    }

    @Test(
        "numbers are written with at most one decimal",
        arguments: [(0.0, "0"), (33.333, "33.3"), (-0.25, "-0.3"), (12.96, "13")])
    func numbers(value: Double, text: String) {
        #expect(value.svg == text)
    }
}
