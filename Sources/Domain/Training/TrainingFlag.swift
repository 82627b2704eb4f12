/// Something about a citizen's training that somebody must look at.
package struct TrainingFlag: Hashable, Sendable, Codable {
    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// Severe pain at a session.
        case pain
        /// Pain that grew from session to session.
        case painRising
        /// Sessions missed in a row.
        case missed
        /// A tablet that has not been heard of.
        case silent
        /// Somebody at the tablet asked to be called.
        case help
        /// A stream that ran empty too often.
        case stalls

        /// Who must look: what is about the body and the plan is the
        /// therapist's, what is about the tablet the superuser's.
        package var role: Role {
            switch self {
            case .pain, .painRising, .missed, .help: .therapist
            case .silent, .stalls: .superuser
            }
        }
    }

    package var id: ID<TrainingFlag>
    package var citizen: ID<Citizen>
    package var kind: Kind
    /// What the flag is about, such as a session's identifier: with citizen
    /// and kind it makes the flag one flag.
    package var subject: String
    /// How much: the pain, sessions missed, hours of silence, stalls.
    package var level: Int
    /// When what it tells of happened.
    package var since: Instant
    package var raisedAt: Instant
    /// When what came later showed that it was not so.
    package var withdrawnAt: Instant?
    package var seenAt: Instant?
    package var seenBy: ID<StaffMember>?
    package var note: String?

    package init(
        id: ID<TrainingFlag>, citizen: ID<Citizen>, kind: Kind, subject: String, level: Int, since: Instant,
        raisedAt: Instant, withdrawnAt: Instant? = nil, seenAt: Instant? = nil, seenBy: ID<StaffMember>? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.citizen = citizen
        self.kind = kind
        self.subject = subject
        self.level = level
        self.since = since
        self.raisedAt = raisedAt
        self.withdrawnAt = withdrawnAt
        self.seenAt = seenAt
        self.seenBy = seenBy
        self.note = note
    }

    package var isOpen: Bool { seenAt == nil && withdrawnAt == nil }
}

/// A flag with the names that lists show.
package struct FlagEntry: Sendable {
    package let flag: TrainingFlag
    package let citizen: Citizen
    /// The name of who looked.
    package let seenByName: String?

    package init(flag: TrainingFlag, citizen: Citizen, seenByName: String?) {
        self.flag = flag
        self.citizen = citizen
        self.seenByName = seenByName
    }
}
