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

    /// The function that tells where bytes begin in other bytes, from 1, and 0
    /// when they are not there: of the other bytes and these.
    package var bytePosition: Word { Word(text: self == .sqlite ? "instr" : "pg_catalog.\"position\"") }
}
