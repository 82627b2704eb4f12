import Domain
import Services

extension WeekHead {
    /// - Parameters:
    ///   - unplaced: what is said of the first sessions without a place.
    init(
        _ material: WeekMaterial, _ view: WeekView, units: [Domain.Unit]?, unplaced: [SessionExplanation],
        _ localizer: Localizer
    ) {
        let board = material.board
        let count = localizer.count(material.sessions.count, one: .countSession, many: .countSessions)
        func turned(_ days: Int) -> String {
            view.with {
                $0.date = $0.date.adding(days: days)
                if $0.monday != view.monday { $0.draft = nil }
            }.href
        }
        let lacking = material.lacking.count + (material.overlay?.lost.count ?? 0)
        self.init(
            name: localizer.week(of: material.monday),
            summary: board.unit.name + " · " + localizer.span(material.monday, material.monday.adding(days: 6)) + " · "
                + count,
            previous: turned(view.scale == .day ? -1 : -7), next: turned(view.scale == .day ? 1 : 7),
            current: view.with {
                $0.date = material.today
                $0.draft = nil
            }.href, back: view.href, date: view.date.description,
            filter: units.map { UnitFilter(units: Choice.units($0, selected: board.unit.id)) },
            scales: Tab.all(WeekView.Scale.allCases, current: view.scale, localizer, \.phrase) { scale in
                view.with { $0.scale = scale }.href
            },
            rows: view.scale == .list
                ? []
                : Tab.all(WeekView.Rows.allCases, current: view.rows, localizer, \.phrase) { rows in
                    view.with { $0.rows = rows }.href
                },
            prints: Tab.all(SheetsPage.Side.allCases, current: nil, localizer, \.title) { Links.sheets(view, by: $0) },
            tools: material.mayPlan ? Tools(board, view, material, localizer) : nil,
            planning: board.job.flatMap { Planning($0, localizer) },
            drafts: material.mayPlan
                ? board.drafts.filter { $0.state == .open }.map { Draft($0, material, view, localizer) } : [],
            unplaced: unplaced.map { Unplaced($0, material, localizer) } + Unplaced.lost(material, view, localizer),
            unplacedTitle: lacking == 0 ? nil : localizer.count(lacking, one: .unplacedOne, many: .unplacedMany))
    }
}

extension WeekHead.Tab {
    static func all<Value: Equatable>(
        _ values: [Value], current: Value?, _ localizer: Localizer, _ phrase: (Value) -> Phrase,
        _ href: (Value) -> String
    ) -> [Self] {
        values.map { Self(name: localizer[phrase($0)], href: href($0), isCurrent: $0 == current) }
    }
}

extension WeekHead.Tools {
    init(_ board: WeekBoard, _ view: WeekView, _ material: WeekMaterial, _ localizer: Localizer) {
        self.init(
            plan: Links.planWeek.path, absence: Links.absence(board.unit.id, date: view.date),
            resources: Links.resources(board.unit.id), undo: Links.undo.path, redo: Links.redo.path,
            unit: board.unit.id.description, undoable: board.undo.map { localizer.words($0, material.sessions) },
            redoable: board.redo.map { localizer.words($0, material.sessions) })
    }
}

extension Localizer {
    /// What somebody did, such as `Flyt Karen Sørensen`.
    func words(_ change: PlanningChange, _ sessions: [SessionSummary]) -> String {
        let citizen = sessions.first { $0.session.id == change.items.first?.session }?.citizen.fullName
        let what =
            change.items.count == 1
            ? citizen ?? self[.countChange] : count(change.items.count, one: .countChange, many: .countChanges)
        return switch change.kind {
        case .move: self[.changeMove, what]
        case .publish: self[.changePublish, what]
        case .cancel: self[.changeCancel, what]
        case .pin: self[.changePin, what]
        }
    }
}

extension WeekHead.Planning {
    /// Nil for one that is over.
    init?(_ job: PlanningJob, _ localizer: Localizer) {
        guard job.state == .queued || job.state == .running else { return nil }
        let gap = job.progress.flatMap { localizer.gap(cost: $0.cost, bound: $0.bound) }
        self.init(
            status: Links.apiPlanningJob(job.id), percent: job.percent,
            note: gap.map { localizer[.planningGap, $0] } ?? localizer[.planningWaiting], drafts: Links.drafts.path,
            stop: Links.stopPlanning(job.id))
    }
}

extension WeekHead.Unplaced {
    init(_ explanation: SessionExplanation, _ material: WeekMaterial, _ localizer: Localizer) {
        let summary = explanation.entry.summary
        self.init(
            citizen: summary.citizen.fullName, href: Links.session(summary.session.id),
            about: localizer.title(of: summary) + " · " + localizer.duration(minutes: summary.session.minutes),
            reasons: localizer.sentences(of: explanation, names: material.names),
            remedies: material.mayPlan ? explanation.alternatives.prefix(2).map { Remedy($0, material, localizer) } : []
        )
    }
}

extension Remedy {
    init(_ suggestion: PlaceSuggestion, _ material: WeekMaterial, _ localizer: Localizer) {
        let place = suggestion.place
        var notes = suggestion.ledger.filter { $0.cost > 0 && $0.part != "travelMinute" }
            .map { localizer.part($0) + " " + String($0.cost) }
        if suggestion.isFamiliar { notes.insert(localizer[.sessionPreferredStaff], at: 0) }
        if suggestion.travel > 0 { notes.append(localizer[.sessionTravel, String(suggestion.travel)]) }
        self.init(
            action: Links.moveSession(suggestion.session), date: place.date.description, time: place.time.description,
            staff: place.staff?.description ?? "", device: place.device?.description ?? "",
            room: place.room?.description ?? "", label: material.words(place, localizer),
            difference: localizer.difference(suggestion.cost),
            notes: notes.isEmpty ? [] : [notes.joined(separator: " · ")])
    }
}

extension WeekView.Scale {
    var phrase: Phrase {
        switch self {
        case .week: .scaleWeek
        case .day: .scaleDay
        case .list: .scaleList
        }
    }
}

extension WeekView.Rows {
    var phrase: Phrase {
        switch self {
        case .staff: .rowsStaff
        case .device: .rowsDevice
        case .room: .rowsRoom
        }
    }
}
