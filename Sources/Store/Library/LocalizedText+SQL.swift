import Domain
import Foundation

/// A JSON object from language to text.
extension LocalizedText: SQLConvertible {
    package var sqlValue: SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A dictionary of texts always has a JSON form.
        let data = (try? encoder.encode(texts)) ?? Data("{}".utf8)
        return .text(String(decoding: data, as: UTF8.self))
    }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue,
            let value = try? JSONDecoder().decode(LocalizedText.self, from: Data(text.utf8))
        else { return nil }
        self = value
    }
}
