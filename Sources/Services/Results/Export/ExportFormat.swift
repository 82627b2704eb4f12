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
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
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

    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{2028}", "\u{2029}": result += "\\u" + String(scalar.value, radix: 16)
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
