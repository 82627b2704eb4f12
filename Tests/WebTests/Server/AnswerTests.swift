import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Store
import Testing

@testable import Web

/// What every answer has in common, good or bad.
@Suite struct AnswerTests {
    private static let paths = [
        "/", "/sign-in", "/citizens", "/nowhere", "/citizens/x", "/healthz", "/readyz", "/tablet", "/tablet/sw.js",
        "/assets/trin.css", "/assets/nothing.css", "/device/v1/today", "/media/x/y", "/api/v1/videos/x", "/ingest/v1",
    ]

    @Test("every answer tells browsers what not to do", arguments: [false, true])
    func securityHeaders(isSecure: Bool) async throws {
        try await Site.with(isSecure: isSecure) { site in
            for path in Self.paths {
                for asker in [nil, site.people.therapist] as [Person?] {
                    let headers = try await site.get(path, as: asker).headers
                    let policy = try #require(headers[.contentSecurityPolicy], "\(path)")
                    for part in [
                        "default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
                    ] {
                        #expect(policy.contains(part), "\(path)")
                    }
                    #expect(!policy.contains("unsafe"))
                    #expect(headers[.xContentTypeOptions] == "nosniff", "\(path)")
                    #expect(headers[.named("X-Frame-Options")] == "DENY", "\(path)")
                    #expect(headers[.named("Referrer-Policy")] == "same-origin", "\(path)")
                    #expect(headers[.named("Cross-Origin-Opener-Policy")] == "same-origin", "\(path)")
                    #expect(headers[.named("X-Request-Id")]?.isEmpty == false, "\(path)")
                    #expect((headers[.strictTransportSecurity] != nil) == isSecure, "\(path)")
                    let mayBeKept = path.hasPrefix("/assets/trin") || path.hasPrefix("/tablet")
                    #expect(headers[.cacheControl] == (mayBeKept ? "no-cache" : "no-store"), "\(path)")
                }
            }
        }
    }

    @Test("no page has a script or a style within, which the policy would stop")
    func pagesKeepThePolicy() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            for path in [
                "/", "/citizens", "/citizens/\(story.citizen.id)", "/library", "/library/\(story.exercise.id)",
                "/programmes", "/week", "/devices", "/account",
            ] {
                let response = try await site.get(path, as: site.people.therapist)
                #expect(response.status == .ok, "\(path)")
                #expect(
                    response.text.firstMatch(of: /<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+="/) == nil, "\(path)")
            }
        }
    }

    @Test("an asset is asked for once and then found unchanged")
    func assets() async throws {
        try await Site.with { site in
            let first = try await site.get("/assets/trin.css")
            let tag = try #require(first.headers[.eTag])
            let second = try await site.get("/assets/trin.css", as: nil, [.ifNoneMatch: tag])
            #expect(second.status == .notModified)
            #expect(second.body.readableBytes == 0)
            let worker = try await site.get("/tablet/sw.js")
            #expect(worker.headers[.named("Service-Worker-Allowed")] == "/tablet")
            #expect(worker.headers[.contentType] == "text/javascript; charset=utf-8")
            for path in [
                "../strings/da.json", "..%2fstrings/da.json", "templates/today.mustache", "tablet/../../x", "",
            ] {
                let status = try await site.get("/assets/\(path)").status
                #expect(status == .notFound, "\(path)")
            }
        }
    }

    @Test("an error page has the request's identifier, no internals, and the reader's language")
    func errorPage() async throws {
        try await Site.with { site in
            let unknown = "/citizens/0198c0de-0000-7000-8000-000000000001"
            let response = try await site.get(unknown, as: site.people.therapist)
            #expect(response.status == .notFound)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            let id = try #require(response.headers[.named("X-Request-Id")])
            #expect(response.text.contains("<code>\(id)</code>"))
            #expect(response.text.contains("<html lang=\"da\">"))
            // The person is still signed in and finds the way on.
            #expect(response.text.contains("href=\"/citizens\""))
            for word in ["ServiceError", "HTTPError", "SELECT", ".swift", "0198c0de-0000-7000-8000-000000000001"] {
                #expect(!response.text.contains(word), "\(word)")
            }
            let swedish = try await site.get("/nowhere", as: nil, [.acceptLanguage: "sv-SE,sv;q=0.9"])
            #expect(swedish.status == .notFound)
            #expect(swedish.text.contains("<html lang=\"sv\">"))
        }
    }

    @Test("a fault of ours tells nothing of the database", arguments: ["/citizens", "/device/v1/today", "/readyz"])
    func ourFault(path: String) async throws {
        try await Site.with { site in
            try await site.services.database.close()
            let response = try await site.get(path, as: Impostor(cookie: "trin=AAAA; trin-device=AAAA"))
            #expect(response.status.code >= 500)
            #expect(response.headers[.contentSecurityPolicy] != nil)
            for word in ["SQL", "sqlite", "Error", "closed", "GRDB", "trin.db"] {
                #expect(!response.text.contains(word), "\(word) in \(response.text)")
            }
        }
    }

    @Test("nothing comes after the head that HEAD asks for, also not of an error")
    func head() async throws {
        try await Site.with { site in
            for path in ["/nowhere", "/media/x/y", "/api/v1/uploads/x", "/api/v1/nothing"] {
                let response = try await site.send(.head, path, as: site.people.therapist, [.tus: "1.0.0"])
                #expect(response.status == .notFound, "\(path)")
                #expect(response.body.readableBytes == 0, "\(path)")
            }
        }
    }

    @Test("a body that is too large is 413, not kept in memory")
    func largeForm() async throws {
        try await Site.with { site in
            let person = site.people.therapist
            let fields = ["name": String(repeating: "a", count: 300_000)]
            let response = try await site.post("/programmes", fields, as: person)
            #expect(response.status == .contentTooLarge)
        }
    }
}
