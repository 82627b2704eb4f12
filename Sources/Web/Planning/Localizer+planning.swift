import Domain
import Services

extension Localizer {
    /// A conflict in the reader's language, with who is in the way.
    ///
    /// - Parameter names: of the citizens, by session.
    func sentence(of conflict: PlanningConflict, names: [ID<Session>: String] = [:]) -> String {
        let sentence = named("conflict." + conflict.code, values(of: conflict)) ?? conflict.message
        let others = Set(conflict.sessions.compactMap { names[$0] }).sorted()
        return others.isEmpty ? sentence : sentence + " " + self[.sessionInTheWay, others.joined(separator: ", ")]
    }

    /// Why a session has no place now. In a week that is not planned yet there
    /// may be many.
    func sentences(of explanation: SessionExplanation, names: [ID<Session>: String]) -> [String] {
        explanation.reasons.map { reason in
            reason.code == "costsMore" && !explanation.alternatives.isEmpty
                ? self[.sessionNotPlanned] : sentence(of: reason, names: names)
        }
    }

    func sentence(of reason: PlanReason, names: [ID<Session>: String] = [:]) -> String {
        let details = reason.details.map { details in
            (details.names.isEmpty ? [] : [list(details.names, of: details.count)]) + details.values
        }
        let sentence = named("reason." + reason.code, details ?? []) ?? reason.message
        let others = Set(reason.blockedBy.compactMap { names[$0] }).sorted()
        return others.isEmpty ? sentence : sentence + " " + self[.sessionInTheWay, others.joined(separator: ", ")]
    }

    /// The sentence of a key with what it names, or without where nothing was
    /// kept.
    private func named(_ key: String, _ values: [String]) -> String? {
        (values.isEmpty ? nil : text(key + ".named", values)) ?? text(key)
    }

    private func values(of conflict: PlanningConflict) -> [String] {
        let values = conflict.values ?? []
        guard conflict.code == "changed", values.count == 2, let date = CivilDate(values[0]) else { return values }
        return [shortWeekday(date.weekday) + " " + shortDate(date) + " " + values[1]]
    }

    /// `Bo Lind, Ida Bech og 3 andre`.
    private func list(_ names: [String], of count: Int) -> String {
        let list = names.joined(separator: ", ")
        return switch count - names.count {
        case ...0: list
        case 1: self[.listOther, list]
        case let others: self[.listOthers, list, String(others)]
        }
    }

    /// What a part of a cost is called.
    func part(_ line: CostLine) -> String { text("cost." + line.part) ?? line.part }

    /// `+30`, `−12`; nil for no difference.
    func difference(_ cost: Int) -> String? { cost == 0 ? nil : cost > 0 ? "+\(cost)" : "−\(-cost)" }

    /// How far a cost is above the bound at most, such as `2,3 %`; nil
    /// without a bound.
    func gap(cost: Int, bound: Int?) -> String? {
        guard let bound, bound > 0, cost >= bound else { return nil }
        let tenths = ((cost - bound) * 1000 + bound - 1) / bound
        return "\(tenths / 10)\(language == .english ? "." : ",")\(tenths % 10) %"
    }
}

extension PlanningJob {
    /// 0 … 100: how much of its time a search has had.
    var percent: Int { min(100, Int((progress?.seconds ?? 0) / max(seconds, 1) * 100)) }
}
