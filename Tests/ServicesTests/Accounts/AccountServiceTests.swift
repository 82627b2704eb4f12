import Domain
import Services
import Testing

@Suite("AccountService")
struct AccountServiceTests {
    static let password = "grøn gulerod 7"

    static func draft(
        _ userName: String = "Karin.Holm", unit: ID<Domain.Unit>? = nil, password: String = password
    ) -> AccountService.Draft {
        AccountService.Draft(
            userName: userName, name: " Karin Holm ", roles: [.therapist, .planner], unit: unit, language: .danish,
            password: password)
    }

    @Test("Who signs in is known until they sign out")
    func signInAndOut() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            let karin = try await accounts.create(Self.draft())
            #expect(karin.userName == "karin.holm" && karin.name == "Karin Holm")
            let secret = try await accounts.signIn(userName: " KARIN.holm ", password: Self.password)
            let signIn = try #require(try await accounts.authenticate(secret.text))
            #expect(signIn.staff == karin)
            #expect(signIn.expiresAt == house.clock.now.adding(seconds: AccountService.signInSeconds))
            #expect(try await accounts.authenticate(secret.hash) == nil)

            try await accounts.signOut(secret.text)
            #expect(try await accounts.authenticate(secret.text) == nil)
        }
    }

    @Test("A sign-in is over after the working day")
    func expiry() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            try await accounts.create(Self.draft())
            let secret = try await accounts.signIn(userName: "karin.holm", password: Self.password)
            house.clock.advance(seconds: AccountService.signInSeconds - 1)
            #expect(try await accounts.authenticate(secret.text) != nil)
            house.clock.advance(seconds: 1)
            #expect(try await accounts.authenticate(secret.text) == nil)
        }
    }

    @Test("A wrong password and an unknown user are answered alike")
    func wrongPassword() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            try await accounts.create(Self.draft())
            func error(_ userName: String) async -> ServiceError? {
                await #expect(throws: ServiceError.self) {
                    try await accounts.signIn(userName: userName, password: "gul gulerod 77")
                }
            }
            let known = await error("karin.holm")
            #expect(known?.code == .unauthenticated && known?.reason == .wrongPassword)
            #expect(await error("nobody") == known)
        }
    }

    @Test("After five failures even the right password has to wait 15 minutes")
    func throttle() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            try await accounts.create(Self.draft())
            try await accounts.create(Self.draft("other"))
            for _ in 0..<5 {
                #expect(
                    try await code { try await accounts.signIn(userName: "karin.holm", password: "x") }
                        == .unauthenticated)
                house.clock.advance(seconds: 60)
            }
            let refusal = await #expect(throws: ServiceError.self) {
                try await accounts.signIn(userName: "karin.holm", password: Self.password)
            }
            #expect(refusal?.code == .busy && refusal?.reason == .throttled && refusal?.retryAfter == 600)
            _ = try await accounts.signIn(userName: "other", password: Self.password)

            house.clock.advance(seconds: 600)
            _ = try await accounts.signIn(userName: "karin.holm", password: Self.password)
        }
    }

    @Test("Guesses that come all at once are no more than five either")
    func throttleTogether() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            try await accounts.create(Self.draft())
            let codes = try await withThrowingTaskGroup(of: ServiceError.Code?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await code { try await accounts.signIn(userName: "karin.holm", password: "gæt \(number)") }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.filter { $0 == .unauthenticated }.count == 5)
            #expect(codes.filter { $0 == .busy }.count == 15)
        }
    }

    @Test("A success forgets the failures before it")
    func throttleForgets() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            try await accounts.create(Self.draft())
            for _ in 0..<3 {
                for _ in 0..<4 {
                    _ = try await code { try await accounts.signIn(userName: "karin.holm", password: "x") }
                }
                _ = try await accounts.signIn(userName: "karin.holm", password: Self.password)
            }
        }
    }

    @Test("An ended account is signed out and cannot sign in")
    func ended() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            let karin = try await accounts.create(Self.draft())
            let secret = try await accounts.signIn(userName: "karin.holm", password: Self.password)
            #expect(try await code { try await accounts.end(karin.id, by: karin) } == .conflict)
            try await accounts.end(karin.id, by: house.therapist)
            #expect(try await accounts.authenticate(secret.text) == nil)
            #expect(
                try await code { try await accounts.signIn(userName: "karin.holm", password: Self.password) }
                    == .unauthenticated)
            #expect(try await accounts.all().first { $0.id == karin.id }?.endedAt == house.clock.now)
            #expect(try await code { try await accounts.end(.new(at: house.clock.now), by: karin) } == .notFound)
        }
    }

    @Test("A new password ends every sign-in and replaces the old one")
    func changePassword() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            let karin = try await accounts.create(Self.draft())
            let secret = try await accounts.signIn(userName: "karin.holm", password: Self.password)
            #expect(
                try await code { try await accounts.changePassword(of: karin, from: "forkert", to: "blå banan 88") }
                    == .forbidden)
            #expect(try await accounts.authenticate(secret.text) != nil)
            try await accounts.changePassword(of: karin, from: Self.password, to: "blå banan 88")
            #expect(try await accounts.authenticate(secret.text) == nil)
            #expect(
                try await code { try await accounts.signIn(userName: "karin.holm", password: Self.password) }
                    == .unauthenticated)
            _ = try await accounts.signIn(userName: "karin.holm", password: "blå banan 88")
        }
    }

    @Test(
        "Bad user names and passwords are refused",
        arguments: [
            ("a", password, ServiceError.Reason.userName), ("karin holm", password, .userName),
            ("kårin", password, .userName), (String(repeating: "k", count: 65), password, .userName),
            ("karin", "for kort", .password), ("karin", "12 KARIN 34", .password),
            ("karin", String(repeating: "p", count: 201), .password),
        ])
    func rules(userName: String, password: String, reason: ServiceError.Reason) async throws {
        try await House.with { house in
            let draft = Self.draft(userName, password: password)
            let error = await #expect(throws: ServiceError.self) { try await house.services.accounts.create(draft) }
            #expect(error?.code == .invalid && error?.reason == reason)
        }
    }

    @Test("A user name is taken once, in any case of letters, and a unit has to exist")
    func taken() async throws {
        try await House.with { house in
            let accounts = house.services.accounts
            try await accounts.create(Self.draft("karin", unit: house.north.id))
            let taken = await #expect(throws: ServiceError.self) { try await accounts.create(Self.draft("KARIN")) }
            #expect(taken?.code == .conflict && taken?.reason == .userNameTaken)
            let unit = await #expect(throws: ServiceError.self) {
                try await accounts.create(Self.draft("lone", unit: .new(at: house.clock.now)))
            }
            #expect(unit?.code == .invalid && unit?.reason == .unit)
        }
    }
}
