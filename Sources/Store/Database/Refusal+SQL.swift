import Domain

extension Refusal: SQLConvertible {
    package var sqlValue: SQLValue { JSONText(self).sqlValue }

    package init?(sqlValue: SQLValue) {
        guard let text = JSONText<Refusal>(sqlValue: sqlValue) else { return nil }
        self = text.value
    }
}
