package import Domain

extension Connection {
    /// Deletes events that were set aside and that nobody has touched since.
    /// - Returns: how many they were.
    @discardableResult
    package func sweepDeadLetters(untouchedSince instant: Instant) throws -> Int {
        try execute(
            "DELETE FROM rejected_events WHERE COALESCE(settled_at, tried_at, received_at) < \(instant)")
    }
}
