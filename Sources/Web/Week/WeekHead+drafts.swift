import Domain
import Services

extension WeekHead.Draft {
    init(_ draft: WeekDraft, _ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) {
        let overlay = material.overlay.flatMap { $0.draft.id == draft.id ? $0 : nil }
        let gap = localizer.gap(cost: draft.cost, bound: draft.bound).map { localizer[.planningGap, $0] }
        let words =
            overlay.map { overlay in
                [
                    localizer.count(overlay.changes.count, one: .countChange, many: .countChanges),
                    overlay.lost.isEmpty
                        ? nil : localizer.count(overlay.lost.count, one: .unplacedOne, many: .unplacedMany),
                ].compactMap(\.self)
            } ?? []
        self.init(
            name: draft.name(localizer), summary: (words + [gap].compactMap(\.self)).joined(separator: " · "),
            href: Links.draft(draft.id), toggle: view.with { $0.draft = overlay == nil ? draft.id : nil }.href,
            shown: overlay.map { Shown($0, localizer) })
    }
}

extension WeekHead.Draft.Shown {
    init(_ overlay: DraftOverlay, _ localizer: Localizer) {
        let changes = overlay.changes
        self.init(
            publish: changes.isEmpty ? nil : Links.publishDraft(overlay.draft.id),
            publishLabel: localizer.count(changes.count, one: .draftPublishOne, many: .draftPublishMany),
            items: changes.keys.sorted().map(\.description),
            outdated: overlay.outdated == 0
                ? nil : localizer.count(overlay.outdated, one: .draftOutdatedOne, many: .draftOutdatedMany))
    }
}

extension WeekDraft {
    /// Such as `Udkast til uge 48`.
    func name(_ localizer: Localizer) -> String {
        localizer[origin == .week ? .draftName : .draftAbsence, String(monday.isoWeek.week)]
    }
}

extension WeekHead.Unplaced {
    /// Of how many sessions a shown draft says why it found no place.
    private static let most = 5

    /// What the draft that is shown found no place for.
    static func lost(_ material: WeekMaterial, _ view: WeekView, _ localizer: Localizer) -> [Self] {
        guard let overlay = material.overlay else { return [] }
        let sessions = Dictionary(
            material.sessions.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        return overlay.lost.prefix(most).compactMap { item in
            sessions[item.session].map { Self(item, $0, back: view.href, names: material.names, localizer) }
        }
    }
}
