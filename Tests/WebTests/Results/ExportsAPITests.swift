import Domain
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct ExportsAPITests {
    private struct Table: Decodable {
        let name: String
        let columns: [Column]
    }

    private struct Column: Decodable {
        let name: String
        let summary: String
    }

    @Test("every table is described, and comes with the columns that are described", arguments: ExportTable.allCases)
    func tables(table: ExportTable) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let mette = site.people.therapist
            try await site.services.results.note(
                ResultService.Draft(completion: .done, pain: 9, comment: "=1+1\nav"), on: story.session, by: mette.staff
            )
            try await site.services.flags.sweep()
            let described = try await site.get("/api/v1/exports", as: mette).json([Table].self)
            let columns = try #require(described.first { $0.name == table.rawValue }).columns
            let csv = try await site.get("/api/v1/exports/\(table)?to=2026-12-31", as: mette)
            #expect(csv.status == .ok && csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.headers[.contentDisposition]?.contains("trin-\(table)-") == true)
            #expect(csv.text.hasPrefix(columns.map(\.name).joined(separator: ",") + "\r\n"))
            #expect(!csv.text.contains("\n=") && !csv.text.contains(",="))
            let lines = try await site.get("/api/v1/exports/\(table)?format=ndjson&to=2026-12-31", as: mette)
            let hasRows = ![ExportTable.events, .versions].contains(table)
            #expect(lines.text.isEmpty == !hasRows)
            #expect(!lines.text.contains(story.citizen.familyName) && !csv.text.contains(story.citizen.familyName))
        }
    }

    @Test("a period, a format or a table that is none is refused before anything is sent")
    func refusals() async throws {
        try await Site.with { site in
            let mette = site.people.therapist
            for (path, status) in [
                ("sessions?format=xlsx", 400), ("sessions?from=x", 400),
                ("sessions?unit=north", 400), ("sessions?unit=%zz", 400), ("weeks?unit=019a", 400),
                ("sessions?from=2026-11-02&to=2026-11-01", 400),
                ("people", 404), ("sessions?unit=\(site.people.south.id)", 404),
            ] {
                let answer = try await site.get("/api/v1/exports/\(path)", as: mette)
                #expect(answer.problem?.status == status, "\(path)")
            }
        }
    }
}
