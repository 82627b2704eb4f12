import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// `/api/v1/exports`: tables as CSV or newline-delimited JSON, sent while
/// they are read.
struct ExportsAPI: Sendable {
    let services: TrinServices

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("exports") { _, _ in try Response.json(ExportTable.allCases.map(ExportTableJSON.init)) }
        router.get("exports/:name", use: export)
    }

    @Sendable private func export(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let staff = try context.staff
        let name = context.parameters.get("name") ?? ""
        guard let table = ExportTable(rawValue: name) else {
            let names = ExportTable.allCases.map(\.rawValue).joined(separator: ", ")
            throw ServiceError(.notFound, "There is no table '\(name)'; there are \(names).")
        }
        let query = request.query
        let asked = query["format"]
        guard let format = asked.isEmpty ? .csv : ExportFormat(rawValue: asked) else {
            throw ServiceError(.invalid, "'\(asked)' is no format; ask for csv or ndjson.")
        }
        let today = services.levels.today
        let order = ExportService.Order(
            table: table, from: try query.day("from", orElse: today.adding(days: -27)),
            to: try query.day("to", orElse: today), unit: try query.identifier("unit"))
        try services.exports.check(order, for: staff)
        let stream = ExportStream(
            exports: services.exports, order: order, format: format, zone: services.zone, today: today, staff: staff)
        // The first page is read before the answer begins: what fails then is
        // told as a problem.
        let first = try await stream.first()
        let file = "attachment; filename=\"trin-\(table.rawValue)-\(order.from)-\(order.to).\(format.rawValue)\""
        return Response(
            status: .ok, headers: [.contentType: format.contentType, .contentDisposition: file],
            body: ResponseBody { writer in
                var page: ExportService.Page? = first
                try await writer.write(ByteBuffer(string: format.head(table.columns)))
                while let current = page {
                    if !current.isEmpty {
                        try await writer.write(ByteBuffer(string: format.text(of: current, table.columns)))
                    }
                    page = try await stream.page(after: current)
                }
                try await writer.finish(nil)
            })
    }
}

/// The pages of one export, one after another.
private struct ExportStream: Sendable {
    let exports: ExportService
    let order: ExportService.Order
    let format: ExportFormat
    let zone: Zone
    let today: CivilDate
    let staff: StaffMember

    func first() async throws -> ExportService.Page {
        try await exports.page(of: order, after: nil, zone: zone, today: today, for: staff)
    }

    /// Nil behind the last.
    func page(after page: ExportService.Page) async throws -> ExportService.Page? {
        guard let next = page.next else { return nil }
        return try await exports.page(of: order, after: next, zone: zone, today: today, for: staff)
    }
}

private struct ExportTableJSON: Encodable {
    let name: String
    let summary: String
    let columns: [ExportTable.Column]

    init(_ table: ExportTable) {
        name = table.rawValue
        summary = table.summary
        columns = table.columns
    }
}

extension Form {
    fileprivate func day(_ name: String, orElse usual: CivilDate) throws -> CivilDate {
        let text = self[name]
        guard !text.isEmpty else { return usual }
        guard let date = CivilDate(text) else {
            throw ServiceError(.invalid, "'\(text)' is no date; write it as 2026-11-23.", reason: .period)
        }
        return date
    }
}
