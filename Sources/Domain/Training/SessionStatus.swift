/// How a session stands, for lists and charts.
package enum SessionStatus: String, CaseIterable, Sendable, Codable {
    case planned, started, partly, done, missed, cancelled

    /// - Parameter today: the day in the session's zone; a session is missed
    ///   from the day after on.
    package init(_ session: Session, result: SessionResult?, today: CivilDate) {
        switch result?.completion {
        case .done: self = .done
        case .partly: self = .partly
        case .started: self = session.date < today ? .partly : .started
        case nil:
            if session.cancelledAt != nil {
                self = .cancelled
            } else {
                self = session.date < today ? .missed : .planned
            }
        }
    }
}

extension SessionSummary {
    package func status(today: CivilDate) -> SessionStatus {
        SessionStatus(session, result: result, today: today)
    }
}

/// Results against what was planned.
package struct Adherence: Hashable, Sendable {
    package private(set) var counts: [SessionStatus: Int] = [:]

    package init(_ statuses: some Sequence<SessionStatus>) {
        for status in statuses { counts[status, default: 0] += 1 }
    }

    package subscript(status: SessionStatus) -> Int { counts[status, default: 0] }

    /// Sessions whose day has passed or that were trained, cancelled ones
    /// not counted.
    package var due: Int { self[.done] + self[.partly] + self[.missed] }

    /// The share of due sessions that were done, where a partly done one
    /// counts half: 0 … 1, or nil when none was due.
    package var share: Double? {
        due == 0 ? nil : (Double(self[.done]) + Double(self[.partly]) / 2) / Double(due)
    }
}
