import Domain
import Services

/// What the page of a citizen is made of.
struct CitizenHistory {
    let dossier: CitizenService.Dossier
    let today: CivilDate
    let zone: Zone

    var summaries: [SessionSummary] { dossier.summaries }

    func status(_ summary: SessionSummary) -> SessionStatus { summary.status(today: today) }

    func summaries(of plan: Plan) -> [SessionSummary] { summaries.filter { $0.session.plan == plan.id } }

    /// The open sessions of the next two weeks.
    var coming: [SessionSummary] {
        summaries.filter { summary in
            (today..<today.adding(days: 14)).contains(summary.session.date) && status(summary) == .planned
        }
    }

    /// The weeks that are shown, newest first: all until the one after next.
    var weeks: [(monday: CivilDate, summaries: [SessionSummary])] {
        let shown = summaries.filter { $0.session.date < today.monday.adding(days: 14) }
        return Dictionary(grouping: shown, by: \.session.date.monday)
            .sorted { $0.key > $1.key }
            .map { (monday: $0.key, summaries: $0.value.reversed()) }
    }
}
