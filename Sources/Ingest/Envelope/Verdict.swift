package import Domain

/// What becomes of one event of a request.
///
/// An event has many parts; boxed, a copy counts one reference.
package indirect enum Verdict: Hashable, Sendable {
    case accepted(IncomingEvent)
    case rejected(RejectedEvent)

    package var accepted: IncomingEvent? {
        guard case .accepted(let event) = self else { return nil }
        return event
    }

    package var rejected: RejectedEvent? {
        guard case .rejected(let event) = self else { return nil }
        return event
    }

    /// The event's identifier as it was sent; nil when it could not be read.
    package var eventID: String? {
        switch self {
        case .accepted(let event): event.identity.event.description
        case .rejected(let event): event.id
        }
    }

    /// The session that it names, if that much could be read.
    package var session: ID<Session>? {
        switch self {
        case .accepted(let event): event.session
        case .rejected(let event): event.session
        }
    }

    /// Its number on its device, if that much could be read.
    package var sequence: Int? {
        switch self {
        case .accepted(let event): event.sequence
        case .rejected(let event): event.sequence
        }
    }
}
