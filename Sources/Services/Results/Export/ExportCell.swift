import Domain
import Store

/// A value on its way into a file.
enum ExportCell: Hashable, Sendable {
    case none
    /// A number or a truth value, the same in every format.
    case plain(String)
    case text(String)
    /// A JSON document.
    case json(String)

    init(_ value: SQLValue, as kind: ExportTable.Column.Kind) {
        switch (value, kind) {
        case (.null, _): self = .none
        case (.integer(let number), .instant): self = .text(Instant(milliseconds: number).rfc3339)
        case (.integer(let number), .boolean): self = .plain(number == 0 ? "false" : "true")
        case (.integer(let number), _): self = .plain(String(number))
        case (.real(let number), _): self = number.isFinite ? .plain(JSONNumber(number)?.text ?? "\(number)") : .none
        case (.text(let text), .json): self = .json(text)
        case (.text(let text), _): self = .text(text)
        case (.bytes, _): self = .none
        }
    }
}
