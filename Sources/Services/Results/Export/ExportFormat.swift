import Domain
package import Store

/// How an exported table is written.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// RFC 4180 with a head line.
    case csv
    /// One JSON object a line.
    case ndjson

    package var contentType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson"
        }
    }

    /// What stands before the first row.
    package func head(_ columns: [ExportTable.Column]) -> String {
        self == .csv ? columns.map { CSV.cell($0.name) }.joined(separator: ",") + "\r\n" : ""
    }

    package func text(of page: ExportService.Page, _ columns: [ExportTable.Column]) -> String {
        page.rows.map { line($0, columns) }.joined()
    }

    /// - Parameter values: one a column, in order.
    package func line(_ values: [SQLValue], _ columns: [ExportTable.Column]) -> String {
        let cells = zip(columns, values).map { (column: $0, cell: ExportCell($1, as: $0.kind)) }
        switch self {
        case .csv: return cells.map { CSV.cell($0.cell) }.joined(separator: ",") + "\r\n"
        case .ndjson:
            let members = cells.map { JSONText.string($0.column.name) + ":" + JSONText.value($0.cell) }
            return "{" + members.joined(separator: ",") + "}\n"
        }
    }
}

/// Cells of RFC 4180 that no spreadsheet takes for a formula.
enum CSV {
    static func cell(_ cell: ExportCell) -> String {
        switch cell {
        case .none: ""
        case .plain(let text): text
        case .text(let text), .json(let text): self.cell(text)
        }
    }

    /// A text that begins as a formula does gets an apostrophe before it
    /// (OWASP, CSV Injection).
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n|%＝＋－＠".unicodeScalars.contains(first) {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { ",\"\r\n;".unicodeScalars.contains($0) }) else { return text }
        // By scalars: a quotation mark with an accent on it is one character.
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return String(quoted) + "\""
    }
}

private enum JSONText {
    static func value(_ cell: ExportCell) -> String {
        switch cell {
        case .none: "null"
        case .plain(let text), .json(let text): text
        case .text(let text): string(text)
        }
    }

    /// Nothing in it ends a line, not even for who reads Unicode's separators
    /// as ends of lines.
    static func string(_ text: String) -> String {
        JSONValue.string(text).canonicalText.replacing("\u{2028}", with: "\\u2028")
            .replacing("\u{2029}", with: "\\u2029")
    }
}
