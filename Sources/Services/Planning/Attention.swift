package import Domain

/// A citizen whom somebody should look at, and why.
package struct Attention: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The last sessions, at least two in a row, were missed.
        case missed(Int)
        /// The last answer was 7 or more of 10: severe pain on the numeric
        /// rating scale.
        case pain(Int, CivilDate)
    }

    package let citizen: Citizen
    package let programme: String
    package let reason: Reason
    /// The day of the last training, if there was one.
    package let last: CivilDate?

    /// Severe pain first, then who has missed most.
    /// - Parameter summaries: by start.
    package static func all(_ summaries: [SessionSummary], today: CivilDate) -> [Attention] {
        // Tests ask no questions of the citizen.
        Dictionary(grouping: summaries.filter { $0.session.kind == .training }, by: \.citizen.id).values
            .flatMap { attentions($0, today: today) }
            .sorted { ($0.rank, $0.citizen.fullName) < ($1.rank, $1.citizen.fullName) }
    }

    private static func attentions(_ summaries: [SessionSummary], today: CivilDate) -> [Attention] {
        guard let latest = summaries.last else { return [] }
        let due = summaries.filter { [.done, .partly, .missed].contains($0.status(today: today)) }
        let missed = due.reversed().prefix { $0.status(today: today) == .missed }.count
        let trained = due.last { $0.result != nil }
        var reasons: [Reason] = []
        if let trained, let pain = trained.result?.pain, pain >= 7 {
            reasons.append(.pain(pain, trained.session.date))
        }
        if missed >= 2 { reasons.append(.missed(missed)) }
        return reasons.map { reason in
            Attention(
                citizen: latest.citizen, programme: latest.programmeName, reason: reason,
                last: trained?.session.date)
        }
    }

    private var rank: Int {
        switch reason {
        case .pain(let pain, _): -100 - pain
        case .missed(let count): -count
        }
    }
}
