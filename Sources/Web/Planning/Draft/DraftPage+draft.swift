import Domain
import Services

/// What a draft's page is made of.
struct DraftMaterial: Sendable {
    let draft: WeekDraft
    let items: [WeekDraft.Item]
    let sessions: [ID<Session>: SessionSummary]
    /// Why items could not be published.
    let conflicts: [ID<Session>: [PlanningConflict]]
    let author: String
    let zone: Zone
    let week: WeekMaterial

    var changes: [WeekDraft.Item] { items.filter { $0.isChange && !$0.isPublished } }
    var lost: [WeekDraft.Item] { items.filter { $0.after == nil } }
}

extension DraftPage {
    init(_ material: DraftMaterial, back: String, board: String, _ localizer: Localizer) {
        let draft = material.draft
        let changes = material.changes
        let byDay = Dictionary(grouping: changes, by: \.outcome.date)
        let isOpen = draft.state == .open && material.week.mayPlan
        self.init(
            name: draft.name(localizer),
            about: material.week.board.unit.name + " · "
                + localizer[.draftAbout, localizer.moment(draft.createdAt, in: material.zone), material.author],
            back: back, board: draft.state == .open ? board : nil, measures: Self.measures(material, localizer),
            groups: byDay.sorted { $0.key < $1.key }.map { date, items in
                Group(
                    name: localizer.longDate(date),
                    items: items.compactMap {
                        Item($0, material, isOpen: isOpen, back: Links.draft(draft.id), localizer)
                    })
            },
            unplaced: material.lost.compactMap { item in
                material.sessions[item.session].map {
                    WeekHead.Unplaced(item, $0, back: Links.draft(draft.id), names: material.week.names, localizer)
                }
            },
            unplacedTitle: material.lost.isEmpty
                ? nil : localizer.count(material.lost.count, one: .unplacedOne, many: .unplacedMany),
            publish: isOpen && !changes.isEmpty ? Links.publishDraft(draft.id) : nil,
            discard: isOpen ? Links.discardDraft(draft.id) : nil,
            ended: draft.state == .open ? nil : localizer[draft.state == .published ? .draftPublished : .draftDiscarded]
        )
    }

    private static func measures(_ material: DraftMaterial, _ localizer: Localizer) -> [Measure] {
        let all = material.items.count
        let lost = material.lost.count
        var measures = [
            Measure(
                label: localizer[.draftPlaced], value: localizer[.countOf, String(all - lost), String(all)],
                kind: "done"),
            Measure(label: localizer[.draftChanges], value: String(material.changes.count), kind: ""),
        ]
        if lost > 0 {
            measures.insert(Measure(label: localizer[.draftUnplaced], value: String(lost), kind: "missed"), at: 1)
        }
        if let gap = localizer.gap(cost: material.draft.cost, bound: material.draft.bound) {
            measures.append(Measure(label: localizer[.draftGap], value: gap, kind: ""))
        }
        for line in material.draft.ledger where line.cost > 0 && line.part != "unassigned" {
            measures.append(Measure(label: localizer.part(line), value: String(line.cost), kind: ""))
        }
        return measures
    }
}

extension DraftPage.Item {
    /// Nil for a session that is gone.
    init?(_ item: WeekDraft.Item, _ material: DraftMaterial, isOpen: Bool, back: String, _ localizer: Localizer) {
        guard let summary = material.sessions[item.session] else { return nil }
        let (what, kind) = item.kind
        let ledger = item.ledger.filter { $0.cost > 0 }.map { localizer.part($0) + " " + String($0.cost) }
        let needs = item.needs.compactMap { material.sessions[$0]?.citizen.fullName }
        let conflict = material.conflicts[item.session]?.first.map {
            localizer.sentence(of: $0, names: material.week.names)
        }
        self.init(
            id: item.session.description, citizen: summary.citizen.fullName,
            href: Links.session(item.session, back: back), what: localizer[what], kind: kind,
            before: material.week.words(item.before, localizer),
            after: item.after.map { material.week.words($0, localizer) } ?? localizer[.draftNowhere],
            note: ledger.isEmpty ? nil : ledger.joined(separator: " · "), conflict: conflict,
            needs: needs.isEmpty ? nil : localizer[.draftNeeds, needs.joined(separator: ", ")],
            isAccepted: conflict == nil, isOpen: isOpen)
    }
}

extension WeekHead.Unplaced {
    init(
        _ item: WeekDraft.Item, _ summary: SessionSummary, back: String, names: [ID<Session>: String],
        _ localizer: Localizer
    ) {
        self.init(
            citizen: summary.citizen.fullName, href: Links.session(item.session, back: back),
            about: localizer.title(of: summary) + " · " + localizer.duration(minutes: summary.session.minutes),
            reasons: item.reasons.map { localizer.sentence(of: $0, names: names) }, remedies: [])
    }
}
