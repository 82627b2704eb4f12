/// A tablet that was paired.
package struct Device: Hashable, Sendable, Codable {
    package var id: ID<Device>
    package var name: String
    /// The citizen whose training the tablet shows.
    package var citizen: ID<Citizen>?
    package var pairedAt: Instant
    package var lastSeenAt: Instant?
    /// When the pairing ended; the token is worthless from then on.
    package var endedAt: Instant?

    package init(
        id: ID<Device>, name: String, citizen: ID<Citizen>?, pairedAt: Instant, lastSeenAt: Instant? = nil,
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.name = name
        self.citizen = citizen
        self.pairedAt = pairedAt
        self.lastSeenAt = lastSeenAt
        self.endedAt = endedAt
    }
}
