import Domain

/// Turns what a tablet's clocks showed into time by the server's clock.
/// Nothing is refused for a wrong clock.
package struct ClockCorrection: Hashable, Sendable {
    /// Milliseconds that an event may be older than its arrival. A clock
    /// that claims more was not set when the event happened.
    package var longestDelay: Int64 = 400 * 86_400_000
    /// Milliseconds that a tablet may sleep with the page open.
    package var longestSleep: Int64 = 35 * 86_400_000
    /// Milliseconds that clocks may differ and still be called right.
    package var tolerance: Int64 = 60_000

    package init() {}

    /// When the event happened.
    ///
    /// In this order, the first that gives a time not older than
    /// `longestDelay`: the monotonic clock if it has not started again since,
    /// the wall clock shifted by its error at sending, the wall clock as it
    /// was, the time of arrival.
    package func time(of event: ClockReading, in attempt: Attempt) -> CorrectedTime {
        let received = attempt.receivedAt.milliseconds
        let error = attempt.sent.instant.map { received - $0.milliseconds }

        if let elapsed = monotonicDelay(event, attempt), elapsed <= longestDelay {
            guard let slept = sleep(event, attempt, monotonicDelay: elapsed) else {
                return corrected(received - elapsed, .monotonic, in: attempt)
            }
            return corrected(received - elapsed - slept, .offset, in: attempt)
        }
        if let time = event.instant?.milliseconds {
            let shifted = time + (error ?? 0)
            if received - shifted <= longestDelay {
                return corrected(shifted, error == nil ? .device : .offset, in: attempt)
            }
            if error != nil, received - time <= longestDelay { return corrected(time, .device, in: attempt) }
        }
        return corrected(received, .received, in: attempt)
    }

    /// Milliseconds from the event to the sending; nil when the clock started
    /// again between them or went backwards.
    private func monotonicDelay(_ event: ClockReading, _ attempt: Attempt) -> Int64? {
        guard let boot = event.bootID, boot == attempt.sent.bootID, let then = event.monotonic,
            let now = attempt.sent.monotonic, now >= then
        else { return nil }
        return now - then
    }

    /// Milliseconds that the monotonic clock stood still between the event
    /// and the sending; nil when there is no sign of it.
    ///
    /// `performance.now()` stops while a tablet sleeps in most browsers
    /// (W3C hr-time issue 115), and a tablet that is put away offline sends
    /// when it wakes. If the wall clock is right at sending and has gone on
    /// by more, though no more than a sleep, then the tablet slept. A jump of
    /// a wrong clock looks different: it leaves the clock wrong, goes
    /// backwards, or goes on by years.
    private func sleep(_ event: ClockReading, _ attempt: Attempt, monotonicDelay: Int64) -> Int64? {
        guard let then = event.instant, let now = attempt.sent.instant,
            abs(attempt.receivedAt.milliseconds - now.milliseconds) <= tolerance
        else { return nil }
        let slept = now.milliseconds - then.milliseconds - monotonicDelay
        return slept > tolerance && slept <= longestSleep ? slept : nil
    }

    private func corrected(
        _ milliseconds: Int64, _ quality: CorrectedTime.Quality, in attempt: Attempt
    ) -> CorrectedTime {
        let instant = Instant(milliseconds: milliseconds)
        return CorrectedTime(
            instant: min(instant, attempt.receivedAt), quality: quality, isClamped: instant > attempt.receivedAt)
    }
}
