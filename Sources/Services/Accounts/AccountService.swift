package import Domain
package import Store

/// Staff accounts and who is signed in.
package struct AccountService: Sendable {
    /// A sign-in lasts one working day.
    package static let signInSeconds = 10.0 * 3600

    let database: any Database
    let clock: WallClock
    let hasher: PasswordHasher
    private let throttle = SignInThrottle()
    private let lookups = RecentLookups<SignIn>()

    package init(database: any Database, clock: WallClock, hasher: PasswordHasher) {
        self.database = database
        self.clock = clock
        self.hasher = hasher
    }

    /// Checks a password and begins a sign-in.
    /// - Returns: the secret for the browser's cookie.
    package func signIn(userName: String, password: String) async throws -> Secret {
        let userName = Self.normalized(userName)
        let now = clock.now
        if let seconds = await throttle.begin(userName, at: now) {
            throw ServiceError(
                .busy, "Too many failed sign-ins for '\(userName)'; try again in \(seconds / 60 + 1) minutes.",
                reason: .throttled, retryAfter: seconds)
        }
        let credential = try await database.read { try $0.credential(userName: userName) }
        guard let credential, credential.staff.endedAt == nil else {
            try await hasher.verifyNothing()
            throw Self.wrongPassword
        }
        guard try await hasher.verify(password, against: credential.password) else { throw Self.wrongPassword }
        await throttle.succeeded(userName)
        let secret = Secret()
        let csrf = Secret().text
        try await database.write {
            try $0.insertSignIn(
                tokenHash: secret.hash, staff: credential.staff.id, csrf: csrf, at: now,
                expiresAt: now.adding(seconds: Self.signInSeconds))
        }
        return secret
    }

    /// The sign-in that a cookie's secret stands for, if it is not over.
    package func authenticate(_ secret: String) async throws -> SignIn? {
        let now = clock.now
        let signIn = try await lookups.value(for: secret, at: now) {
            try await database.read { try $0.signIn(tokenHash: Secret.hash(secret), at: now) }
        }
        return signIn.flatMap { $0.expiresAt > now ? $0 : nil }
    }

    /// The sign-in of a secret that was looked up a few seconds ago.
    package func recent(_ secret: String) -> SignIn? {
        let now = clock.now
        return lookups.value(for: secret, at: now).flatMap { $0.expiresAt > now ? $0 : nil }
    }

    package func signOut(_ secret: String) async throws {
        defer { lookups.forget() }
        try await database.write { try $0.endSignIn(tokenHash: Secret.hash(secret)) }
    }

    package func all() async throws -> [StaffMember] { try await database.read { try $0.staff() } }

    package struct Draft: Sendable {
        package var userName: String
        package var name: String
        package var roles: Set<Role>
        package var unit: ID<Unit>?
        package var language: Language
        package var password: String

        package init(
            userName: String, name: String, roles: Set<Role>, unit: ID<Unit>?, language: Language, password: String
        ) {
            self.userName = userName
            self.name = name
            self.roles = roles
            self.unit = unit
            self.language = language
            self.password = password
        }
    }

    @discardableResult
    package func create(_ draft: Draft) async throws -> StaffMember {
        let now = clock.now
        let userName = Self.normalized(draft.userName)
        guard userName.wholeMatch(of: /[a-z0-9._@-]{2,64}/) != nil else {
            throw ServiceError(
                .invalid, "'\(draft.userName)' cannot be a user name; use 2–64 of a–z, 0–9 and . _ @ -",
                reason: .userName)
        }
        let name = draft.name.trimmed
        guard !name.isEmpty, name.count <= 200 else {
            throw ServiceError(.invalid, "A name of 1–200 characters is needed.", reason: .name)
        }
        guard !draft.roles.isEmpty else {
            throw ServiceError(.invalid, "Choose at least one role.", reason: .roles)
        }
        try Self.check(password: draft.password, userName: userName)
        let staff = StaffMember(
            id: .new(at: now), userName: userName, name: name, roles: draft.roles, unit: draft.unit,
            language: draft.language)
        let password = try await hasher.hash(draft.password)
        do {
            try await database.write { connection in
                if let unit = staff.unit, try connection.unit(unit) == nil {
                    throw ServiceError(.invalid, "There is no unit \(unit).", reason: .unit)
                }
                try connection.insert(staff, password: password, at: now)
            }
        } catch let error as StoreError where error.code == .constraint {
            throw ServiceError(
                .conflict, "The user name '\(userName)' is taken; choose another.", reason: .userNameTaken)
        }
        return staff
    }

    /// Ends an account and everything that is signed in with it.
    @discardableResult
    package func end(_ id: ID<StaffMember>, by actor: StaffMember) async throws -> StaffMember {
        guard id != actor.id else {
            throw ServiceError(
                .conflict, "You cannot end your own account; ask another superuser.", reason: .ownAccount)
        }
        let now = clock.now
        defer { lookups.forget() }
        return try await database.write { connection in
            guard let staff = try connection.staff(id) else {
                throw ServiceError(.notFound, "There is no account \(id).")
            }
            try connection.endStaff(id, at: now)
            try connection.endSignIns(of: id)
            return staff
        }
    }

    /// Sets a new password and ends all sign-ins of the account.
    package func setPassword(_ password: String, of id: ID<StaffMember>) async throws {
        guard let staff = try await database.read({ try $0.staff(id) }) else {
            throw ServiceError(.notFound, "There is no account \(id).")
        }
        try Self.check(password: password, userName: staff.userName)
        let hash = try await hasher.hash(password)
        defer { lookups.forget() }
        try await database.write { connection in
            try connection.setPassword(hash, of: id)
            try connection.endSignIns(of: id)
        }
    }

    /// Sets one's own password; the current one has to be given.
    package func changePassword(of staff: StaffMember, from current: String, to password: String) async throws {
        let credential = try await database.read { try $0.credential(userName: staff.userName) }
        guard let credential, try await hasher.verify(current, against: credential.password) else {
            throw ServiceError(.forbidden, "The current password is not right.", reason: .currentPassword)
        }
        try await setPassword(password, of: staff.id)
    }

    package func setLanguage(_ language: Language, of staff: StaffMember) async throws {
        defer { lookups.forget() }
        try await database.write { try $0.setLanguage(language, of: staff.id) }
    }

    private static let wrongPassword = ServiceError(
        .unauthenticated, "User name or password is not right.", reason: .wrongPassword)

    private static func normalized(_ userName: String) -> String { userName.trimmed.lowercased() }

    private static func check(password: String, userName: String) throws {
        guard (10...200).contains(password.count), !password.lowercased().contains(userName) else {
            throw ServiceError(
                .invalid, "A password has 10–200 characters and does not contain the user name.",
                reason: .password)
        }
    }
}
