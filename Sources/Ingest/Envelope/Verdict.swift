/// What becomes of one event of a request.
package enum Verdict: Hashable, Sendable {
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
}
