package import Domain
package import Store

/// Citizens and the units that they belong to.
package struct CitizenService: Sendable {
    let database: any Database
    let clock: WallClock

    package init(database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func units() async throws -> [Unit] { try await database.read { try $0.units() } }

    @discardableResult
    package func createUnit(name: String) async throws -> Unit {
        let unit = Unit(id: .new(at: clock.now), name: name.trimmed)
        guard (1...100).contains(unit.name.count) else {
            throw ServiceError(.invalid, "A unit's name has 1–100 characters.", reason: .unitName)
        }
        do {
            try await database.write { try $0.insert(unit) }
        } catch let error as StoreError where error.code == .constraint {
            throw ServiceError(.conflict, "There is a unit '\(unit.name)' already.", reason: .unitTaken)
        }
        return unit
    }

    /// The citizens that a member of staff may see.
    package func citizens(for staff: StaffMember) async throws -> [Citizen] {
        try await database.read { try $0.citizens(in: staff.unit) }
    }

    /// Throws `.notFound` also for a citizen of a unit that is not theirs:
    /// that somebody is a citizen here is itself not for everyone.
    package func citizen(_ id: ID<Citizen>, for staff: StaffMember) async throws -> Citizen {
        try await database.read { try $0.citizen(id, for: staff) }
    }

    package struct Draft: Sendable {
        package var givenName: String
        package var familyName: String
        package var birthYear: Int?
        package var unit: ID<Unit>
        package var language: Language

        package init(givenName: String, familyName: String, birthYear: Int?, unit: ID<Unit>, language: Language) {
            self.givenName = givenName
            self.familyName = familyName
            self.birthYear = birthYear
            self.unit = unit
            self.language = language
        }
    }

    @discardableResult
    package func create(_ draft: Draft, by staff: StaffMember) async throws -> Citizen {
        let now = clock.now
        let citizen = Citizen(
            id: .new(at: now), unit: draft.unit, givenName: draft.givenName.trimmed,
            familyName: draft.familyName.trimmed, birthYear: draft.birthYear, language: draft.language)
        guard (1...100).contains(citizen.givenName.count), citizen.familyName.count <= 100 else {
            throw ServiceError(.invalid, "A given name of 1–100 characters is needed.", reason: .citizenName)
        }
        if let year = citizen.birthYear, !(1890...Zone.utc.date(at: now).year).contains(year) {
            throw ServiceError(.invalid, "'\(year)' cannot be a year of birth.", reason: .birthYear)
        }
        guard staff.unit == nil || staff.unit == draft.unit else {
            throw ServiceError(.forbidden, "You can add citizens to your own unit only.", reason: .otherUnit)
        }
        try await database.write { connection in
            guard try connection.unit(draft.unit) != nil else {
                throw ServiceError(.invalid, "There is no unit \(draft.unit).", reason: .unit)
            }
            try connection.insert(citizen, at: now)
        }
        return citizen
    }
}

extension Connection {
    /// The citizen, if the member of staff may see them.
    func citizen(_ id: ID<Citizen>, for staff: StaffMember) throws -> Citizen {
        guard let citizen = try citizen(id), staff.unit == nil || staff.unit == citizen.unit else {
            throw ServiceError(.notFound, "There is no citizen \(id) in your unit.")
        }
        return citizen
    }
}
