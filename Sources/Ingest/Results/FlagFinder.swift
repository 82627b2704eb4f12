package import Domain

/// Finds what somebody must look at in a citizen's recent training.
///
/// What it finds depends on nothing but the facts and the time, so that
/// looking again, or in another order, raises nothing twice.
package struct FlagFinder: Sendable {
    /// What a flag says, before anybody has seen it.
    package struct Finding: Hashable, Sendable {
        package var kind: TrainingFlag.Kind
        package var subject: String
        package var level: Int
        package var since: Instant

        package init(kind: TrainingFlag.Kind, subject: String, level: Int, since: Instant) {
            self.kind = kind
            self.subject = subject
            self.level = level
            self.since = since
        }
    }

    /// Days back in which flags are found and withdrawn.
    package static let window = 28
    /// Days back of which sessions and calls are needed: a run of them may
    /// have begun before the window.
    package static let lookback = 2 * window
    /// Days ahead of which sessions are needed.
    package static let lookahead = 7

    private let rules: FlagRules
    private let now: Instant

    package init(rules: FlagRules, now: Instant) {
        self.rules = rules
        self.now = now
    }

    private var start: Instant { now.adding(days: -Self.window) }

    /// - Parameter facts: in any order.
    package func findings(_ facts: FlagFacts) -> Set<Finding> {
        let sittings = facts.sittings.sorted { ($0.startsAt, $0.session) < ($1.startsAt, $1.session) }
        var findings: [Finding] = []
        for sitting in sittings {
            if let pain = sitting.pain, pain >= rules.pain {
                findings.append(
                    Finding(
                        kind: .pain, subject: sitting.session.description, level: pain, since: sitting.startsAt))
            }
            if let stalls = sitting.stalls, stalls >= rules.stalls {
                findings.append(
                    Finding(
                        kind: .stalls, subject: sitting.session.description, level: stalls, since: sitting.startsAt))
            }
        }
        findings += risingPain(sittings) + missed(sittings) + silent(facts) + calls(facts)
        return Set(findings.filter { $0.kind == .silent || $0.since >= start })
    }

    /// Whether a flag that is not found any more was not so, rather than too
    /// long ago.
    package func withdraws(_ flag: TrainingFlag) -> Bool {
        flag.isOpen && (flag.kind == .silent || flag.since >= start)
    }

    private func risingPain(_ sittings: [FlagFacts.Sitting]) -> [Finding] {
        let answered = sittings.filter { $0.pain != nil }
        return runs(of: answered) { ($0.pain ?? 0) < ($1.pain ?? 0) }.filter { $0.count >= rules.painRising }
            .map { run in
                Finding(
                    kind: .painRising, subject: run[0].session.description, level: run.last?.pain ?? 0,
                    since: run[rules.painRising - 1].startsAt)
            }
    }

    private func missed(_ sittings: [FlagFacts.Sitting]) -> [Finding] {
        let due = sittings.filter { [.done, .partly, .missed].contains($0.status) }
        return runs(of: due) { $0.status == .missed && $1.status == .missed }
            .filter { $0[0].status == .missed && $0.count >= rules.missed }
            .map { run in
                Finding(
                    kind: .missed, subject: run[0].session.description, level: run.count,
                    since: run[rules.missed - 1].startsAt)
            }
    }

    /// A tablet that has had something to show since it was last heard of.
    private func silent(_ facts: FlagFacts) -> [Finding] {
        facts.tablets.filter { tablet in
            now.seconds(since: tablet.heardAt) >= Double(rules.silentHours) * 3600
                && facts.sittings.contains { $0.startsAt > tablet.heardAt }
        }.map { tablet in
            Finding(
                kind: .silent, subject: "\(tablet.device)@\(tablet.heardAt.milliseconds)", level: rules.silentHours,
                since: tablet.heardAt)
        }
    }

    /// Calls of one session are one flag until somebody looks; those that they
    /// did not know of are the next. A call outside of sessions is its own.
    private func calls(_ facts: FlagFacts) -> [Finding] {
        let looks = Dictionary(grouping: facts.looks, by: \.session)
        return Dictionary(grouping: facts.calls) { $0.session?.description ?? $0.event }.compactMap { subject, calls in
            let session = calls.first?.session
            let looked = session.flatMap { looks[$0] } ?? []
            // By arrival: whoever looked knew of those that came first.
            let news = calls.sorted { ($0.receivedAt, $0.event) < ($1.receivedAt, $1.event) }
                .dropFirst(looked.reduce(0) { $0 + $1.calls })
            guard let since = news.map(\.at).min() else { return nil }
            return Finding(
                kind: .help,
                subject: session.map { TrainingFlag.subject(ofCallsIn: $0, looks: looked.count) } ?? subject,
                level: news.count, since: since)
        }
    }

    /// The longest runs in which each belongs to the one before it.
    private func runs(
        of sittings: [FlagFacts.Sitting], _ belong: (FlagFacts.Sitting, FlagFacts.Sitting) -> Bool
    ) -> [[FlagFacts.Sitting]] {
        var runs: [[FlagFacts.Sitting]] = []
        for sitting in sittings {
            if let last = runs.last?.last, belong(last, sitting) {
                runs[runs.count - 1].append(sitting)
            } else {
                runs.append([sitting])
            }
        }
        return runs
    }
}
