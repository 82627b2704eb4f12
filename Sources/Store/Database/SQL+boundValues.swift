extension SQL {
    /// The values, once it is sure that both databases keep them as they are.
    ///
    /// PostgreSQL's text cannot hold U+0000 and SQLite's number cannot be NaN.
    func boundValues() throws -> [SQLValue] {
        let values = values
        for value in values {
            switch value {
            case .text(let text) where text.hasNUL:
                throw StoreError(.value, "A text has the character U+0000, which cannot be stored; remove it.")
            case .real(let number) where number.isNaN:
                throw StoreError(.value, "A number is none (NaN); give one, or nothing.")
            default: continue
            }
        }
        return values
    }
}

extension String {
    fileprivate var hasNUL: Bool {
        // The bytes are only looked at inside the closure.
        unsafe utf8.withContiguousStorageIfAvailable { bytes in unsafe bytes.contains(0) } ?? utf8.contains(0)
    }
}
