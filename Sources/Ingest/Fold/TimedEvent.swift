package import Domain

/// An accepted event with its corrected time: what results are folded from.
package struct TimedEvent: Hashable, Sendable {
    package let identity: EventIdentity
    package let session: ID<Session>?
    package let at: Instant
    package let payload: EventPayload

    package init(identity: EventIdentity, session: ID<Session>?, at: Instant, payload: EventPayload) {
        self.identity = identity
        self.session = session
        self.at = at
        self.payload = payload
    }

    package init(_ event: IncomingEvent, at time: CorrectedTime) {
        self.init(identity: event.identity, session: event.session, at: time.instant, payload: event.payload)
    }
}
