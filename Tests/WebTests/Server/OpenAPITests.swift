import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
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

    @Test("the file has every type of events, each by the schema that is served, and every code of a rejection")
    func events() throws {
        let text = try String(contentsOf: Assets.folder.appending(path: "static/openapi.yaml"), encoding: .utf8)
        let types = Set(TelemetryService.schemas.map(\.type))
        #expect(types.count > 10)
        #expect(Set(text.matches(of: /\{\$ref: '\/ingest\/v1\/schemas\/(.+?)'\}/).map { String($0.1) }) == types)
        #expect(Set(text.matches(of: /\n\ {8}- (trin\.[a-z.]+)/).map { String($0.1) }) == types)
        let codes = try #require(text.firstMatch(of: /\n\ {8}code:\n\ {10}enum: \[(tooLarge.+?)\]/)).1
        #expect(codes.split(separator: ", ").map(String.init) == DeadLetterService.codes)
    }
}
