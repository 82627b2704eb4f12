package import Domain
import Ingest
import Store

extension FlagService {
    /// Citizens of one transaction.
    private static let chunk = 100

    /// Raises and withdraws what the rules say now, of citizens of whom
    /// something was written since, or of all.
    package func sweep(since instant: Instant? = nil) async throws {
        let (rules, touched) = try await database.read { connection in
            let ofUnits = try connection.flagRules()
            let rules = try connection.citizenUnits().mapValues { ofUnits[$0] ?? FlagRules() }
            return (rules, try instant.map { try connection.citizensTouched(since: $0) })
        }
        let citizens = (touched ?? Array(rules.keys)).filter { rules[$0] != nil }.sorted()
        for start in stride(from: 0, to: citizens.count, by: Self.chunk) {
            let chunk = Array(citizens[start..<min(start + Self.chunk, citizens.count)])
            // Most of the time nothing changes, and writers wait for nobody.
            let isNews = try await database.read { !(try changes(chunk, rules, $0)).isEmpty }
            guard isNews else { continue }
            try await database.write { try sweep(chunk, rules, $0) }
        }
    }

    /// Raises and withdraws what the rules say now.
    func sweep(
        _ citizens: [ID<Citizen>], _ rules: [ID<Citizen>: FlagRules], _ connection: any Connection
    ) throws {
        for change in try changes(citizens, rules, connection) {
            switch change {
            case .raise(let flag): try connection.raise(flag)
            case .withdraw(let flag): try connection.withdrawFlag(flag, at: clock.now)
            }
        }
    }

    private enum Change {
        case raise(TrainingFlag)
        case withdraw(ID<TrainingFlag>)
    }

    private func changes(
        _ citizens: [ID<Citizen>], _ rules: [ID<Citizen>: FlagRules], _ connection: any Connection
    ) throws -> [Change] {
        let now = clock.now
        let today = zone.date(at: now)
        let facts = try connection.flagFacts(
            of: citizens, from: today.adding(days: -FlagFinder.lookback), to: today.adding(days: FlagFinder.lookahead),
            callsSince: now.adding(days: -FlagFinder.lookback), today: today)
        let standing = Dictionary(grouping: try connection.flags(of: citizens), by: \.citizen)
        return citizens.flatMap { citizen in
            let finder = FlagFinder(rules: rules[citizen] ?? FlagRules(), now: now)
            let known = standing[citizen] ?? []
            var facts = facts[citizen] ?? FlagFacts()
            facts.looks = known.compactMap(\.look)
            return changes(of: citizen, finder.findings(facts), known, finder, now: now)
        }
    }

    private func changes(
        of citizen: ID<Citizen>, _ findings: Set<FlagFinder.Finding>, _ standing: [TrainingFlag], _ finder: FlagFinder,
        now: Instant
    ) -> [Change] {
        struct Key: Hashable {
            let kind: TrainingFlag.Kind
            let subject: String
        }
        let known = Dictionary(standing.map { (Key(kind: $0.kind, subject: $0.subject), $0) }) { first, _ in first }
        var changes: [Change] = []
        for finding in findings.sorted(by: { ($0.since, $0.subject) < ($1.since, $1.subject) }) {
            let flag = known[Key(kind: finding.kind, subject: finding.subject)]
            if let flag, flag.withdrawnAt == nil, flag.level == finding.level, flag.since == finding.since { continue }
            changes.append(
                .raise(
                    TrainingFlag(
                        id: .new(at: now), citizen: citizen, kind: finding.kind, subject: finding.subject,
                        level: finding.level, since: finding.since, raisedAt: now)))
        }
        let found = Set(findings.map { Key(kind: $0.kind, subject: $0.subject) })
        for flag in standing where !found.contains(Key(kind: flag.kind, subject: flag.subject)) {
            if finder.withdraws(flag) { changes.append(.withdraw(flag.id)) }
        }
        return changes
    }
}
