import Services
import Testing

@Suite("PasswordHasher")
struct PasswordHasherTests {
    let hasher = PasswordHasher(cost: 10)

    @Test("A password is told from others, and never stored twice the same")
    func roundTrip() async throws {
        let stored = try await hasher.hash("en lang sætning")
        #expect(stored.hasPrefix("scrypt$10$8$1$"))
        #expect(try await hasher.verify("en lang sætning", against: stored))
        #expect(try await !hasher.verify("en lang sætninG", against: stored))
        #expect(try await hasher.hash("en lang sætning") != stored)
    }

    @Test("A password is the same however its letters are composed")
    func normalization() async throws {
        let stored = try await hasher.hash("bl\u{E5}b\u{E6}rgr\u{F8}d")
        #expect(try await hasher.verify("bla\u{30A}b\u{E6}rgr\u{F8}d", against: stored))
    }

    @Test("A hash of another cost is still verified")
    func otherCost() async throws {
        let stored = try await PasswordHasher(cost: 11).hash("en lang sætning")
        #expect(try await hasher.verify("en lang sætning", against: stored))
    }

    @Test(
        "A stored text of an unknown form fits no password",
        arguments: [
            "", "none", "scrypt$10$8$1$AAAA", "scrypt$30$8$1$AAAA$AAAA", "scrypt$9$8$1$AAAA$AAAA",
            "scrypt$10$8$1$!!!$AAAA", "bcrypt$10$8$1$AAAA$AAAA", "scrypt$10$16$1$AAAA$AAAA",
        ])
    func unknownForm(stored: String) async throws {
        #expect(try await !hasher.verify("", against: stored))
    }

    @Test("Many at once all get their turn")
    func queue() async throws {
        let stored = try await hasher.hash("en lang sætning")
        let right = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await hasher.verify(number % 3 == 0 ? "forkert" : "en lang sætning", against: stored)
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(right == 8)
    }
}
