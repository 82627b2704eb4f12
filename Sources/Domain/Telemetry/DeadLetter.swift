/// An event that was set aside, with the attempt that brought it.
package struct DeadLetter: Sendable {
    package enum State: String, Sendable, CaseIterable, Codable {
        /// Somebody should look at it.
        case open
        /// It was taken after all.
        case replayed
        /// Nothing more is to be done about it.
        case dismissed
    }

    package var id: ID<DeadLetter>
    package var device: ID<Device>
    /// As it was sent, as far as it could be read.
    package var eventID: String?
    package var session: ID<Session>?
    package var code: String
    /// One sentence that says why.
    package var detail: String
    /// The same for pages in other languages; nil for one that an earlier
    /// version of Trin set aside.
    package var refusal: Refusal?
    package var receivedAt: Instant
    /// What the tablet's clocks showed when the attempt set out.
    package var sentAt: String?
    package var bootID: String?
    package var monotonic: Int?
    package var bodyHash: [UInt8]
    /// What was sent, byte by byte.
    package var body: [UInt8]
    package var state = State.open
    /// When it was last tried again in vain.
    package var triedAt: Instant?
    package var settledAt: Instant?
    package var settledBy: ID<StaffMember>?

    package init(
        id: ID<DeadLetter>, device: ID<Device>, eventID: String?, session: ID<Session>?, code: String,
        detail: String, refusal: Refusal? = nil, receivedAt: Instant, sentAt: String?, bootID: String?, monotonic: Int?,
        bodyHash: [UInt8],
        body: [UInt8]
    ) {
        self.id = id
        self.device = device
        self.eventID = eventID
        self.session = session
        self.code = code
        self.detail = detail
        self.refusal = refusal
        self.receivedAt = receivedAt
        self.sentAt = sentAt
        self.bootID = bootID
        self.monotonic = monotonic
        self.bodyHash = bodyHash
        self.body = body
    }
}

/// How many events are set aside for one reason.
package struct DeadLetterCount: Hashable, Sendable {
    package let code: String
    package let events: Int
    package let lastAt: Instant

    package init(code: String, events: Int, lastAt: Instant) {
        self.code = code
        self.events = events
        self.lastAt = lastAt
    }
}
