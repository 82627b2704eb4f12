package import Domain
package import Store

/// Flags: who should be looked at, who must look, and whether they did.
package struct FlagService: Sendable {
    let database: any Database
    let clock: WallClock
    let zone: Zone
    /// The most that a list has.
    package static let most = 500

    package init(database: any Database, clock: WallClock, zone: Zone) {
        self.database = database
        self.clock = clock
        self.zone = zone
    }

    /// What a member of staff gets to see: therapists all, others what is
    /// theirs to look at or to know before they ring the bell.
    package static func kinds(for staff: StaffMember) -> [TrainingFlag.Kind] {
        TrainingFlag.Kind.allCases.filter { kind in
            staff.roles.contains(.therapist) || staff.roles.contains(kind.role)
                || (staff.roles.contains(.trainer) && [.pain, .missed, .help].contains(kind))
                || (staff.roles.contains(.planner) && kind == .missed)
        }
    }

    /// Whether a member of staff may say that they have looked.
    package static func maySee(_ kind: TrainingFlag.Kind, _ staff: StaffMember) -> Bool {
        staff.roles.contains(kind.role) || staff.roles.contains(.therapist)
    }

    /// Those that nobody has looked at, or those that are over; the latest
    /// first.
    /// - Parameter unit: narrows what the member of staff may see.
    package func flags(
        isOpen: Bool, in unit: ID<Unit>? = nil, for staff: StaffMember, limit: Int = most
    ) async throws -> [FlagEntry] {
        let kinds = Self.kinds(for: staff)
        guard !kinds.isEmpty else { return [] }
        return try await database.read {
            try $0.flags(in: staff.unit ?? unit, kinds: kinds, isOpen: isOpen, limit: min(max(limit, 1), Self.most))
        }
    }

    /// Notes that somebody has looked, once.
    /// - Parameter level: how much the flag told them; calls for help that
    ///   came since are another flag. Nil for all that it tells now.
    package func see(_ id: ID<TrainingFlag>, level: Int? = nil, note: String, by staff: StaffMember) async throws {
        let now = clock.now
        let note = String(note.trimmed.prefix(500))
        try await database.write { connection in
            guard let entry = try connection.flag(id), staff.unit == nil || staff.unit == entry.citizen.unit,
                Self.kinds(for: staff).contains(entry.flag.kind)
            else { throw ServiceError(.notFound, "There is no flag \(id) in your unit.") }
            guard Self.maySee(entry.flag.kind, staff) else {
                throw ServiceError(
                    .forbidden, "This flag is for a \(entry.flag.kind.role.rawValue) to look at.", reason: .role)
            }
            let flag = entry.flag
            let known = flag.kind == .help ? min(max(level ?? flag.level, 1), flag.level) : flag.level
            guard
                try connection.seeFlag(
                    id, level: known, by: staff.id, note: note.isEmpty ? nil : note, at: now)
            else { throw ServiceError(.conflict, "Somebody has looked at this flag already.", reason: .flagSeen) }
            if known < flag.level {
                let rules = try connection.flagRules()[entry.citizen.unit] ?? FlagRules()
                try sweep([flag.citizen], [flag.citizen: rules], connection)
            }
        }
    }

    package func rules(of unit: ID<Unit>, for staff: StaffMember) async throws -> FlagRules {
        try await database.read { connection in
            _ = try connection.unit(unit, for: staff)
            return try connection.flagRules()[unit] ?? FlagRules()
        }
    }

    package func set(_ rules: FlagRules, of unit: ID<Unit>, by staff: StaffMember) async throws {
        guard rules.isValid else {
            throw ServiceError(
                .invalid,
                "A flag's rule is out of range: pain 1–10, rising 2–10, missed 1–20, hours 1–720, stalls 1–1000.",
                reason: .flagRules)
        }
        try await database.write { connection in
            _ = try connection.unit(unit, for: staff)
            try connection.save(rules, of: unit)
        }
    }
}
