/// A change of a result that had already settled, or a first result that came
/// after its session's day.
package struct ResultVersion: Hashable, Sendable {
    /// An event that came with the change.
    package struct Cause: Hashable, Sendable, Codable {
        /// Such as `trin.feedback.given`.
        package var type: String
        /// When it happened, by the corrected clock.
        package var occurredAt: Instant
        package var receivedAt: Instant

        package init(type: String, occurredAt: Instant, receivedAt: Instant) {
            self.type = type
            self.occurredAt = occurredAt
            self.receivedAt = receivedAt
        }
    }

    package var session: ID<Session>
    /// From 2: the first is what was there before any change, if only that
    /// nothing had come.
    package var version: Int
    package var at: Instant
    /// Nil when nothing had come.
    package var before: SessionResult?
    package var after: SessionResult
    /// The events that came with it, at most ``causesKept``, as they
    /// happened.
    package var causes: [Cause]

    package static let causesKept = 50

    /// A result without news for so long counts as settled: somebody may have
    /// read it, so that a change of it is told.
    package static let settlesAfter = 3600.0

    package init(
        session: ID<Session>, version: Int, at: Instant, before: SessionResult?, after: SessionResult, causes: [Cause]
    ) {
        self.session = session
        self.version = version
        self.at = at
        self.before = before
        self.after = after
        self.causes = causes
    }

    /// Seconds by which the latest of the events counted late: one that was
    /// set aside had come before.
    package var delay: Double {
        causes.map { max(0, max($0.receivedAt, at).seconds(since: $0.occurredAt)) }.max() ?? 0
    }

    /// Takes in what came before anybody can have taken it for settled.
    package mutating func amend(_ result: SessionResult, with causes: [Cause]) {
        after = result
        self.causes = (self.causes + causes).inOrder
    }
}

extension Sequence<ResultVersion.Cause> {
    /// As they happened, at most as many as are kept.
    package var inOrder: [ResultVersion.Cause] {
        Array(
            sorted { ($0.occurredAt, $0.receivedAt, $0.type) < ($1.occurredAt, $1.receivedAt, $1.type) }
                .prefix(ResultVersion.causesKept))
    }
}

extension SessionResult {
    /// Whether somebody who read `other` would read something else here.
    package func tellsMore(than other: SessionResult) -> Bool {
        completion != other.completion || pain != other.pain || effort != other.effort || comment != other.comment
            || exercisesCompleted != other.exercisesCompleted || exercisesSkipped != other.exercisesSkipped
            || setsCompleted != other.setsCompleted || tests != other.tests
    }
}
