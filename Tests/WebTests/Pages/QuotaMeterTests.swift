import Domain
import Foundation
import Services
import Testing

@testable import Web

@Suite struct QuotaMeterTests {
    private func localizer(_ language: Language) throws -> Localizer {
        try Localizer(language, strings: Assets.folder.appending(path: "strings"))
    }

    @Test(
        "bytes are told in the unit that people know, with the language's point",
        arguments: [
            (0, .danish, "0\u{A0}kB"), (1500, .danish, "1,5\u{A0}kB"), (999_999, .english, "999.9\u{A0}kB"),
            (1_000_000, .english, "1\u{A0}MB"), (3_250_000_000, .swedish, "3,2\u{A0}GB"),
            (107_374_182_400, .english, "107.3\u{A0}GB"), (5_000_000_000_000_000, .english, "5000\u{A0}TB"),
        ] as [(Int, Language, String)])
    func bytes(count: Int, language: Language, text: String) throws {
        #expect(try localizer(language).bytes(count) == text)
    }

    @Test("the bar is never longer than full", arguments: [(0, 0), (899, 89), (1000, 100), (2000, 100)])
    func percent(used: Int, percent: Int) throws {
        let meter = QuotaMeter(UploadUsage(used: used, allowed: 1000, left: 0), try localizer(.danish))
        #expect(meter.percent == percent)
        #expect(meter.label.hasSuffix("af 1\u{A0}kB brugt"))
    }
}
