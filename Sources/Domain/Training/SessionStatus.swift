/// How a session stands, for lists and charts.
package enum SessionStatus: String, CaseIterable, Sendable, Codable {
    case planned, started, partly, done, missed, cancelled

    /// - Parameters:
    ///   - completion: nil when nobody began to train.
    ///   - isNotDone: whether staff noted that it was not done.
    ///   - today: the day in the session's zone; a session is missed from the
    ///     day after on.
    package init(
        _ session: Session, completion: SessionResult.Completion?, isNotDone: Bool = false, today: CivilDate
    ) {
        switch completion {
        case .done: self = .done
        case .partly: self = .partly
        case .started: self = session.date < today ? .partly : .started
        case nil:
            if session.cancelledAt != nil || (session.erasedAt != nil && !isNotDone) {
                // Nobody knows whether an erased one was missed.
                self = .cancelled
            } else {
                self = isNotDone || session.date < today ? .missed : .planned
            }
        }
    }
}

extension SessionSummary {
    package func status(today: CivilDate) -> SessionStatus {
        SessionStatus(
            session, completion: begun?.completion, isNotDone: hand?.completion == .notDone, today: today)
    }
}

/// Results against what was planned.
package struct Adherence: Hashable, Sendable, Codable {
    package private(set) var counts: [SessionStatus: Int] = [:]

    package init(_ statuses: some Sequence<SessionStatus>) {
        for status in statuses { counts[status, default: 0] += 1 }
    }

    /// - Parameter counts: negative ones count as none.
    package init(counts: [SessionStatus: Int]) { self.counts = counts.mapValues { max(0, $0) } }

    package subscript(status: SessionStatus) -> Int { counts[status, default: 0] }

    package mutating func add(_ status: SessionStatus, _ count: Int) { counts[status, default: 0] += max(0, count) }

    /// Sessions whose day has passed or that were trained, cancelled ones
    /// not counted.
    ///
    /// So a session that was called off, by hand, by a pause or by the end of
    /// its plan, is not due, nor one that is still to come or under way.
    package var due: Int { self[.done] + self[.partly] + self[.missed] }

    /// The share of due sessions that were done, where a partly done one
    /// counts half: 0 … 1, or nil when none was due.
    package var share: Double? {
        due == 0 ? nil : (Double(self[.done]) + Double(self[.partly]) / 2) / Double(due)
    }
}
