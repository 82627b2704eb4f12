import Domain
import Testing

@testable import Services

@Suite struct RecentLookupsTests {
    private let lookups = RecentLookups<String>()

    @Test("What was found is found again for some seconds, without reading")
    func age() async throws {
        let start = TestClock.start
        #expect(try await lookups.value(for: "s", at: start) { "Mette" } == "Mette")
        #expect(lookups.value(for: "s", at: start.adding(seconds: 4.9)) == "Mette")
        #expect(lookups.value(for: "s", at: start.adding(seconds: 5)) == nil)
        #expect(lookups.value(for: "t", at: start) == nil)
        // A clock that was set back.
        #expect(lookups.value(for: "s", at: start.adding(seconds: -1)) == nil)
    }

    @Test("Nobody is remembered as nobody")
    func nobody() async throws {
        #expect(try await lookups.value(for: "s", at: TestClock.start) { nil } == nil)
        #expect(try await lookups.value(for: "s", at: TestClock.start) { "Mette" } == "Mette")
    }

    @Test("What was read before something was forgotten is not kept")
    func race() async throws {
        let now = TestClock.start
        let found = try await lookups.value(for: "s", at: now) {
            // Meanwhile another request ends the sign-in.
            lookups.forget()
            return "Mette"
        }
        #expect(found == "Mette")
        #expect(lookups.value(for: "s", at: now) == nil)
    }
}
