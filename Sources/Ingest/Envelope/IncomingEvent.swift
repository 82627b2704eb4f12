package import Domain

/// An event that fits the contract and may be stored.
package struct IncomingEvent: Hashable, Sendable {
    /// Its place in the request, from 0.
    package let index: Int
    package let identity: EventIdentity
    package let type: String
    /// The session that it is about; nil when it is about the device.
    package let session: ID<Session>?
    package let reading: ClockReading
    /// The event's number on its device, from 1.
    package let sequence: Int?
    package let payload: EventPayload
    /// What of it this version of Trin does not know.
    package let unfamiliar: [UnfamiliarName]
    /// The whole event in canonical JSON, fields that Trin does not know
    /// included, without what differs from attempt to attempt.
    package let body: String
    /// The SHA-256 of `body`, 32 bytes: two events of one identity are one
    /// event if it is equal.
    package let digest: [UInt8]

    package init(
        index: Int, identity: EventIdentity, type: String, session: ID<Session>?, reading: ClockReading,
        sequence: Int?, payload: EventPayload, unfamiliar: [UnfamiliarName], body: String, digest: [UInt8]
    ) {
        self.index = index
        self.identity = identity
        self.type = type
        self.session = session
        self.reading = reading
        self.sequence = sequence
        self.payload = payload
        self.unfamiliar = unfamiliar
        self.body = body
        self.digest = digest
    }
    package var canonical: [UInt8] { Array(body.utf8) }
}
