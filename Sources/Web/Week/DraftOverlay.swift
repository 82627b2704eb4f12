import Domain
import Services

/// An open draft as it lies over the published week.
struct DraftOverlay: Sendable {
    let draft: WeekDraft
    /// What would change, by session: only of those that still stand where
    /// the draft found them.
    let changes: [ID<Session>: WeekDraft.Item]
    /// What the draft found no place for.
    let lost: [WeekDraft.Item]
    /// Changes of sessions that somebody has moved or called off since.
    let outdated: Int

    init(_ draft: WeekDraft, _ items: [WeekDraft.Item], _ board: WeekBoard) {
        let standing = Dictionary(
            board.entries.map { ($0.summary.session.id, $0.summary) }, uniquingKeysWith: { first, _ in first })
        let open = items.filter { $0.isChange && !$0.isPublished }
        let valid = open.filter { item in
            guard let summary = standing[item.session] else { return false }
            let session = summary.session
            return session.sequence == item.sequence && session.cancelledAt == nil && summary.begun == nil
        }
        self.draft = draft
        changes = Dictionary(valid.map { ($0.session, $0) }, uniquingKeysWith: { first, _ in first })
        lost = items.filter { $0.after == nil && standing[$0.session]?.session.sequence == $0.sequence }
        outdated = open.count - valid.count
    }

    /// A session as publishing would leave it; nil for one that stays.
    func outcome(of summary: SessionSummary) -> SessionSummary? {
        changes[summary.session.id].map { item in
            var session = summary.session
            session.place = item.outcome
            return SessionSummary(
                session: session, citizen: summary.citizen, mode: summary.mode, programme: summary.programme,
                programmeName: summary.programmeName, result: nil)
        }
    }
}

extension WeekDraft.Item {
    /// What happens to a session, and the class of its colour.
    var kind: (phrase: Phrase, css: String) {
        guard let after else { return (.draftLost, "missed") }
        let hasNewTime = (before.date, before.time) != (after.date, after.time)
        if before.staff == nil, after.staff != nil { return (.draftNewPlace, "done") }
        if hasNewTime { return (before.staff == after.staff ? .draftNewTime : .draftMoved, "planned") }
        return (before.staff == after.staff ? .draftNewThing : .draftNewStaff, "started")
    }
}

extension BoardEntry.Change {
    /// Beside the place that a session has now: what becomes of it.
    init?(leaving summary: SessionSummary, _ material: WeekMaterial, _ localizer: Localizer) {
        guard let item = material.overlay?.changes[summary.session.id] else { return nil }
        let phrase = item.kind.phrase
        let isLost = item.after == nil
        self.init(
            css: isLost ? "lost" : "leaving", label: phrase == .draftNewPlace ? nil : localizer[phrase],
            detail: isLost
                ? item.reasons.first.map { localizer.sentence(of: $0, names: material.names) }
                : localizer[.draftThen, material.shortWords(item.outcome, localizer)])
    }

    /// At the place that it would have: where it comes from.
    init(coming item: WeekDraft.Item, _ material: WeekMaterial, _ localizer: Localizer) {
        let phrase = item.kind.phrase
        self.init(
            css: "coming", label: localizer[phrase],
            detail: phrase == .draftNewPlace ? nil : localizer[.draftNow, material.shortWords(item.before, localizer)])
    }
}

extension BoardEntry {
    /// The place that a draft gives to a session.
    init(
        coming summary: SessionSummary, _ item: WeekDraft.Item, _ material: WeekMaterial, rows: WeekView.Rows,
        _ localizer: Localizer
    ) {
        let session = summary.session
        self.init(
            id: "draft-\(session.id)",
            href: material.overlay.map { Links.draft($0.draft.id) + "#item-\(session.id)" } ?? "",
            date: session.date.description, time: session.time.description,
            end: MinuteOfDay.text(session.time.minutes + session.minutes), citizen: summary.citizen.fullName,
            programme: localizer.title(of: summary), with: material.company(of: session.place, besides: rows),
            kind: SessionStatus.planned.rawValue, icon: "icon-draft", state: localizer[.draftState],
            isPinned: false, conflict: nil,
            place: TimelinePlace.classes(from: session.time.minutes, minutes: session.minutes), move: nil,
            drafted: Change(coming: item, material, localizer))
    }
}

extension WeekMaterial.Resource {
    /// What a board shows on a day: what stands, and what a draft would bring,
    /// by start.
    func entries(
        on date: CivilDate, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer
    ) -> [(summary: SessionSummary, entry: BoardEntry)] {
        let standing = sessions.filter { $0.session.date == date }.map { summary in
            (summary, BoardEntry(summary, material, rows: view.rows, back: view.href, localizer))
        }
        let arriving = coming.filter { $0.session.date == date }.compactMap { summary in
            material.overlay?.changes[summary.session.id].map { item in
                (summary, BoardEntry(coming: summary, item, material, rows: view.rows, localizer))
            }
        }
        guard !arriving.isEmpty else { return standing }
        return (standing + arriving).sorted { $0.0.session.time < $1.0.session.time }
    }
}
