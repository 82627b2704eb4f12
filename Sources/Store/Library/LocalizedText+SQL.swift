import Domain

/// A JSON object from language to text.
extension LocalizedText: SQLConvertible {
    package var sqlValue: SQLValue { JSONText(texts).sqlValue }

    package init?(sqlValue: SQLValue) {
        guard let text = JSONText<LocalizedText>(sqlValue: sqlValue) else { return nil }
        self = text.value
    }
}
