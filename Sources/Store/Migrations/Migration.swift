/// One named step of the schema. Steps are only ever added at the end.
package struct Migration: Sendable {
    package let name: String
    package let statements: @Sendable (Dialect) -> [SQL]

    package init(name: String, statements: @escaping @Sendable (Dialect) -> [SQL]) {
        self.name = name
        self.statements = statements
    }

    /// Every step, in order.
    package static let all: [Migration] = [
        .foundation, .media, .session, .planning, .calendars, .ingest, .results, .pages, .rejections,
        .deviceReports, .changes,
    ]
}
