import Domain
import Services
import Store
import Testing

@Suite("ExportFormat")
struct ExportFormatTests {
    private static let columns = ExportTable.notes.columns

    private func line(_ comment: SQLValue, _ format: ExportFormat) -> String {
        let values: [SQLValue] = [
            .text("s"), .text("n"), .integer(1_790_841_600_500), .text("p"), .text("done"), .integer(7), .null,
            comment, .null, .integer(1),
        ]
        return format.line(values, Self.columns)
    }

    @Test(
        "A cell is quoted as RFC 4180 asks, and no text is a formula",
        arguments: [
            ("Godt", "Godt"), ("a,b", "\"a,b\""), ("sagde \"av\"", "\"sagde \"\"av\"\"\""),
            ("x\"\u{301},y", "\"x\"\"\u{301},y\""),
            ("to\nlinjer", "\"to\nlinjer\""),
            ("=1+1", "'=1+1"), ("+45 12", "'+45 12"), ("-2", "'-2"), ("@a", "'@a"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("", ""),
        ])
    func csv(text: String, cell: String) {
        #expect(line(.text(text), .csv) == "s,n,2026-10-01T08:00:00.500Z,p,done,7,,\(cell),,true\r\n")
    }

    @Test("A line of JSON has every column, and no raw control characters")
    func json() {
        let expected = """
            {"session":"s","note":"n","at":"2026-10-01T08:00:00.500Z","staff":"p","completion":"done","pain":7,\
            "effort":null,"comment":"\\"\\\\\\u000a\\u0001=æ\\u2028","reason":null,"stands":true}

            """
        #expect(line(.text("\"\\\n\u{1}=æ\u{2028}"), .ndjson) == expected)
    }

    @Test("The head names the columns; no two of a table are alike", arguments: ExportTable.allCases)
    func head(table: ExportTable) {
        let names = table.columns.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(ExportFormat.csv.head(table.columns) == names.joined(separator: ",") + "\r\n")
        #expect(ExportFormat.ndjson.head(table.columns).isEmpty)
    }
}
