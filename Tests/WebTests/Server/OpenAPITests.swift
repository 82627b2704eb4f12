import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct OpenAPITests {
    private static let surfaces = ["/api/", "/calendar/", "/device/", "/ingest/", "/media/", "/healthz", "/readyz"]

    /// `GET /api/v1/units/{id}` and the like, as the file lists them.
    private func documented() throws -> Set<String> {
        let file = Assets.folder.appending(path: "static/openapi.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        var path = ""
        var found: Set<String> = []
        for line in lines.drop(while: { $0 != "paths:" }).dropFirst() {
            if line.first?.isLetter == true { break }
            if let match = line.wholeMatch(of: /\ \ (\/\S*):/) { path = String(match.1) }
            if let match = line.wholeMatch(of: /\ \ \ \ (get|put|post|delete|options|head|patch):/) {
                found.insert("\(match.1.uppercased()) \(path)")
            }
        }
        return found
    }

    @Test("every route for programs is in the file, and the file has no other")
    func routesAgree() async throws {
        let documented = try documented()
        #expect(documented.count > 40)
        try await Site.with { site in
            let routes = site.routes.filter { route in Self.surfaces.contains { route.path.hasPrefix($0) } }
            #expect(Set(routes.map(\.description)) == documented)
        }
    }

    @Test("the file is served to anybody")
    func isServed() async throws {
        try await Site.with { site in
            let answer = try await site.get("/api/openapi.yaml")
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/yaml")
            #expect(answer.text.hasPrefix("openapi: 3.1"))
        }
    }

    @Test("every reference within the file leads somewhere")
    func references() throws {
        let text = try String(contentsOf: Assets.folder.appending(path: "static/openapi.yaml"), encoding: .utf8)
        for match in text.matches(of: /#\/components\/(\w+)\/(\w+)/) {
            let start = try #require(text.firstRange(of: "\n  \(match.1):\n")).lowerBound
            let isThere = text[start...].contains("\n    \(match.2):")
            #expect(isThere, "\(match.0)")
        }
    }
}
