/// One dated occurrence of a plan.
///
/// It keeps the wall time that was planned beside the instant, because
/// "Tuesday at 10" must stay at 10 when the clocks change.
package struct Session: Hashable, Sendable, Codable {
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case training
        /// A functional test with a member of staff; nothing is played.
        case checkpoint
    }

    /// Why a session was called off.
    package enum CancelReason: String, CaseIterable, Sendable, Codable {
        case byHand, stopped, paused, changed
    }

    package var id: ID<Session>
    package var plan: ID<Plan>
    package var citizen: ID<Citizen>
    package var kind: Kind
    package var date: CivilDate
    package var time: MinuteOfDay
    package var zone: String
    package var startsAt: Instant
    /// How long it lasts.
    package var minutes: Int
    package var staff: ID<StaffMember>?
    package var device: ID<PoolDevice>?
    package var room: ID<Room>?
    /// Whether planning leaves it where it is.
    package var isPinned: Bool
    /// How often its place changed: RFC 5545's SEQUENCE.
    package var sequence: Int
    /// When it was called off, if it was.
    package var cancelledAt: Instant?
    package var cancelReason: CancelReason?
    /// When what was known of how it went was erased, if it was.
    package var erasedAt: Instant?

    package init(
        id: ID<Session>, plan: ID<Plan>, citizen: ID<Citizen>, kind: Kind = .training, date: CivilDate,
        time: MinuteOfDay, zone: String, startsAt: Instant, minutes: Int = Wish.usualMinutes,
        staff: ID<StaffMember>? = nil, device: ID<PoolDevice>? = nil, room: ID<Room>? = nil, isPinned: Bool = false,
        sequence: Int = 0, cancelledAt: Instant? = nil, cancelReason: CancelReason? = nil,
        erasedAt: Instant? = nil
    ) {
        self.id = id
        self.plan = plan
        self.citizen = citizen
        self.kind = kind
        self.date = date
        self.time = time
        self.zone = zone
        self.startsAt = startsAt
        self.minutes = minutes
        self.staff = staff
        self.device = device
        self.room = room
        self.isPinned = isPinned
        self.sequence = sequence
        self.cancelledAt = cancelledAt
        self.cancelReason = cancelReason
        self.erasedAt = erasedAt
    }

    package var endsAt: Instant { startsAt.adding(seconds: Double(minutes) * 60) }
}
