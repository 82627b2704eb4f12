import Domain
import Foundation
import Media
import Services
import Testing

@testable import Web

@Suite struct StringsTests {
    @Test("every text is there in all languages, and has the same gaps to fill", arguments: Language.allCases)
    func languagesAgree(language: Language) throws {
        let danish = try Assets.strings(.danish)
        let other = try Assets.strings(language)
        #expect(Set(danish.keys) == Set(other.keys))
        for (key, text) in danish {
            #expect(gaps(text) == gaps(other[key] ?? ""), "\(key)")
            #expect(other[key]?.isEmpty == false, "\(key)")
        }
    }

    @Test("every text is used by a template or by Swift")
    func noneIsUnused() throws {
        let inTemplates = try Assets.templates().values.flatMap { source in
            source.matches(of: /\[\[(.+?)\]\]/).map { String($0.1) }
        }
        let used = Set(inTemplates).union(Localizer.keys)
            .union(ServiceError.Reason.allCases.map(\.key))
            .union(MediaError.Reason.allCases.map { "failure." + $0.rawValue })
            .union(DeadLetterService.codes.map { "rejected." + $0 })
            .union(DeadLetterService.reasons.map { "rejection." + $0 })
        #expect(Set(try Assets.strings(.danish).keys) == used)
    }

    private func gaps(_ text: String) -> [String] {
        text.matches(of: /\{+[^}]*\}+/).map { String($0.0) }.sorted()
    }
}
