import Testing

@testable import Store

@Suite("PostgresFault")
struct PostgresFaultTests {
    @Test(
        "SQLSTATE decides what a fault is called",
        arguments: [
            ("23505", StoreError.Code.constraint), ("23503", .constraint), ("23514", .constraint),
            ("23502", .constraint),
            ("08006", .unavailable), ("57P01", .unavailable), ("57P03", .unavailable), ("53100", .unavailable),
            ("40001", .unavailable), ("57014", .unavailable), ("42P01", .statement), ("25006", .statement),
        ])
    func codes(state: String, code: StoreError.Code) {
        #expect(StoreError(PostgresFault(state: state, message: "m", isLost: false)).code == code)
    }

    @Test(
        "Only what may succeed next time is run again",
        arguments: [("40001", true), ("40P01", true), ("23505", false), ("0A000", false), ("57014", false)])
    func passing(state: String, isPassing: Bool) {
        #expect(PostgresFault(state: state, message: "m", isLost: false).isPassing == isPassing)
    }

    @Test("A statement in a message is on one line, cut short, and without its values")
    func statement() {
        let sql: SQL = "SELECT *\n    FROM citizens WHERE given_name = \("Bodil")"
        let error = StoreError(
            PostgresFault(state: "42P01", message: "no such table", isLost: false), statement: sql.text(for: .postgres))
        #expect(error.message.contains("SELECT * FROM citizens WHERE given_name = $1"))
        #expect(!error.message.contains("Bodil"))
    }
}
