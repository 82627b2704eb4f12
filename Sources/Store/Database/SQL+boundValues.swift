extension SQL {
    /// The values, once it is sure that both databases keep them as they are.
    ///
    /// PostgreSQL's text cannot hold U+0000 and SQLite's number cannot be NaN.
    func boundValues() throws -> [SQLValue] {
        let values = values
        for (index, value) in values.enumerated() {
            switch value {
            case .text(let text) where text.hasNUL:
                throw StoreError(
                    .statement,
                    "Value \(index + 1) is text with the character U+0000, which cannot be stored; remove it.")
            case .real(let number) where number.isNaN:
                throw StoreError(.statement, "Value \(index + 1) is not a number (NaN); store NULL instead.")
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
