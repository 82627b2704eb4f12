/// Where SQLite and PostgreSQL write the same thing differently. All other
/// SQL is written once.
package enum Dialect: String, Sendable {
    case sqlite, postgres

    /// A piece of SQL that depends on the dialect.
    package struct Word: Sendable {
        let text: String
    }

    func appendPlaceholder(_ number: Int, to text: inout String) {
        text += self == .sqlite ? "?" : "$"
        text += number < Self.numerals.count ? Self.numerals[number] : String(number)
    }

    private static let numerals = (0...99).map { String($0) }

    /// The type of a column of bytes.
    package var bytes: Word { Word(text: self == .sqlite ? "BLOB" : "BYTEA") }

    /// The end of a query that takes rows for this transaction alone and
    /// passes over rows that another one has taken.
    package var skipLocked: Word { Word(text: self == .sqlite ? "" : "FOR UPDATE SKIP LOCKED") }

    /// Whether a column of bytes holds one of `texts`, of small ASCII letters,
    /// itself written in small letters or capitals.
    /// - Parameter texts: without `%`, `_` and `\`.
    package func holds(anyOf texts: [String], in column: StaticString) -> SQL {
        switch self {
        case .sqlite:
            texts.reduce("FALSE" as SQL) { $0 + " OR instr(lower(\(raw: column)), \($1)) > 0" }
        // Other bytes than ASCII's are written as numbers for this.
        case .postgres:
            """
            lower(encode(\(raw: column), 'escape') COLLATE "C") LIKE ANY (ARRAY[\(list: texts.map { "%\($0)%" })])
            """
        }
    }

    /// Whether a column of bytes holds `bytes` somewhere.
    package func holds(_ bytes: [UInt8], in column: StaticString) -> SQL {
        switch self {
        case .sqlite: "instr(\(raw: column), \(bytes)) > 0"
        case .postgres: "position(\(bytes) IN \(raw: column)) > 0"
        }
    }
}
