/// A statement with its bound values, written as an interpolated literal:
///
///     let query: SQL = "SELECT name FROM citizens WHERE id = \(id)"
///
/// Every interpolated value is bound, never pasted into the text.
package struct SQL: Sendable {
    package enum Part: Sendable {
        case text(String)
        case value(SQLValue)
    }

    package private(set) var parts: [Part]

    /// The text with `?1`, `?2` … or `$1`, `$2` … for the values, in order.
    package func text(for dialect: Dialect) -> String {
        var text = ""
        text.reserveCapacity(
            parts.reduce(0) { if case .text(let fragment) = $1 { $0 + fragment.utf8.count } else { $0 + 3 } })
        var count = 0
        for part in parts {
            switch part {
            case .text(let fragment): text += fragment
            case .value:
                count += 1
                dialect.appendPlaceholder(count, to: &text)
            }
        }
        return text
    }

    package var values: [SQLValue] {
        parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
    }

    package static func + (left: SQL, right: SQL) -> SQL { SQL(parts: left.parts + right.parts) }

    private init(parts: [Part]) { self.parts = parts }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { parts = [.text(value)] }

    package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    package struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            parts.append(.value(value.sqlValue))
        }

        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            parts.append(.value(value.sqlValue))
        }

        /// A comma-separated list of bound values, for `IN (…)` and `VALUES (…)`;
        /// `NULL` when there are none, so that `IN` finds nothing.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            if values.isEmpty { parts.append(.text("NULL")) }
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value.sqlValue))
            }
        }

        /// Another statement's text and values.
        package mutating func appendInterpolation(sql: SQL) { parts += sql.parts }

        /// Text of the program itself, such as a column's name; never input.
        package mutating func appendInterpolation(raw text: StaticString) {
            parts.append(.text("\(text)"))
        }

        /// What the two databases write differently.
        package mutating func appendInterpolation(_ word: Dialect.Word) { parts.append(.text(word.text)) }
    }
}
