import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct SignInTests {
    private func signIn(
        _ site: Site, _ userName: String = "mette", _ password: String = People.password, next: String = "/"
    ) async throws -> TestResponse {
        try await site.post("/sign-in", ["userName": userName, "password": password, "next": next], as: nil)
    }

    @Test("the right password leads on, with a cookie that no script reads", arguments: [false, true])
    func cookie(isSecure: Bool) async throws {
        try await Site.with(isSecure: isSecure) { site in
            let response = try await signIn(site, " METTE ", next: "/week?date=2026-11-23")
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/week?date=2026-11-23")
            let cookie = try #require(response.headers[.setCookie])
            #expect(cookie.hasPrefix(isSecure ? "__Host-trin=" : "trin="))
            let parts = Set(cookie.split(separator: "; ").dropFirst().map { $0.lowercased() })
            #expect(parts == Set(["httponly", "samesite=lax", "path=/"] + (isSecure ? ["secure"] : [])))
            let header: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]
            #expect(try await site.get("/library", as: nil, header).status == .ok)
        }
    }

    @Test(
        "nothing leads to another site after signing in",
        arguments: [
            "//evil.example", "https://evil.example", "https:evil.example", "/\\evil.example", "\\\\evil.example",
            "/\t/evil.example", "/\r\nSet-Cookie: a=b", "javascript:alert(1)", "evil", "", " /library", "///evil",
            "/%0d%0aX: y\u{0}", "/ø",
        ])
    func openRedirect(next: String) async throws {
        try await Site.with { site in
            #expect(try await signIn(site, next: next).headers[.location] == "/")
            let query = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let page = try await site.get("/sign-in?next=\(query)")
            #expect(page.text.contains(#"name="next" value="/""#))
        }
    }

    @Test("who is not signed in comes back to the page that they asked for")
    func comesBack() async throws {
        try await Site.with { site in
            let response = try await site.get("/week?date=2026-11-23&unit=")
            let location = try #require(response.headers[.location])
            let page = try await site.get(location)
            #expect(page.text.contains(#"name="next" value="/week?date=2026-11-23&amp;unit=""#))
        }
    }

    @Test("a wrong name and a wrong password look the same")
    func wrong() async throws {
        try await Site.with { site in
            let answers = [try await signIn(site, "mette", "wrong"), try await signIn(site, "nobody", "wrong")]
            for answer in answers {
                #expect(answer.status == .unauthorized)
                #expect(answer.headers[.setCookie] == nil)
                #expect(answer.text.contains("Brugernavnet eller adgangskoden er forkert."))
                #expect(!answer.text.contains("wrong"))
            }
            #expect(answers[0].text.contains(#"value="mette""#))
        }
    }

    @Test("after five wrong tries even the right password waits, for that name alone")
    func throttle() async throws {
        try await Site.with { site in
            for _ in 0..<5 { _ = try await signIn(site, "mette", "wrong") }
            let waiting = try await signIn(site)
            #expect(waiting.status == .tooManyRequests)
            #expect(waiting.headers[.retryAfter] == "900")
            #expect(waiting.headers[.setCookie] == nil)
            #expect(waiting.text.contains("prøv igen om et kvarter"))
            #expect(try await signIn(site, "ib").status == .seeOther)
            site.clock.advance(seconds: 901)
            #expect(try await signIn(site).status == .seeOther)
        }
    }

    @Test("the page speaks the language that is asked for, or that the browser prefers")
    func language() async throws {
        try await Site.with { site in
            #expect(try await site.get("/sign-in").text.contains("<html lang=\"da\">"))
            let english = try await site.get("/sign-in", as: nil, [.acceptLanguage: "fr, en-GB;q=0.8, sv;q=0.5"])
            #expect(english.text.contains("<html lang=\"en\">"))
            let chosen = try await site.get("/sign-in?language=sv", as: nil, [.acceptLanguage: "en"])
            #expect(chosen.text.contains("<html lang=\"sv\">"))
        }
    }
}
