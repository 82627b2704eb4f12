import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Programmes: the list, and the editor of one.
struct ProgrammeRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("programmes", use: list)
        router.post("programmes") { request, context in
            let programme = try await pages.services.programmes.create(name: context.form["name"])
            return pages.redirect(
                to: Links.programme(programme.id), saying: .flashProgrammeCreated, of: [programme.name], request,
                context)
        }
        router.get("programmes/:id", use: show)
        router.post("programmes/:id", use: edit)
    }

    @Sendable private func list(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let programmes = try await pages.services.programmes.all()
        let durations = try await pages.services.playback.durations(of: programmes)
        let exercises = try await exercises()
        let cards = programmes.map { programme in
            ProgrammesPage.Card(
                name: programme.name, href: Links.programme(programme.id),
                summary: localizer.summary(of: programme, seconds: durations[programme.id]),
                posters: programme.items.compactMap { exercises[$0.exercise]?.video.map(Links.poster) }.prefix(4)
                    .map { $0 })
        }
        return try await pages.show(ProgrammesPage(cards: cards), request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let programme = try await pages.services.programmes.programme(try context.id())
        let duration = try await pages.services.playback.durations(of: [programme])[programme.id]
        let exercises = try await exercises()
        let choices = exercises.values.map {
            Choice(value: $0.id.description, label: $0.name[localizer.language])
        }.sorted { $0.label.localizedStandardCompare($1.label) == .orderedAscending }
        let page = ProgrammePage(
            name: programme.name, action: Links.programme(programme.id),
            summary: localizer.summary(of: programme, seconds: duration),
            intros: Choice.optional(choices, selected: programme.intro, localizer),
            closings: Choice.optional(choices, selected: programme.closing, localizer),
            items: programme.items.enumerated().map { index, item in
                ProgrammePage.Item(
                    item, index: index, count: programme.items.count, exercises[item.exercise], localizer)
            }, exercises: choices)
        return try await pages.show(page, request, context)
    }

    private func exercises() async throws -> [ID<Exercise>: Exercise] {
        let entries = try await pages.services.library.entries()
        return Dictionary(entries.map { ($0.exercise.id, $0.exercise) }, uniquingKeysWith: { first, _ in first })
    }

    /// Saves what the fields hold, then does what the pressed button says.
    @Sendable private func edit(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        var programme = try await pages.services.programmes.programme(try context.id())
        let edit = try ProgrammeEdit(context.form)
        programme.name = edit.name
        (programme.intro, programme.closing) = (edit.intro, edit.closing)
        programme.items = edit.items
        try await pages.services.programmes.update(programme)
        let notice = edit.isSave ? Flash.notice(pages.localizer(request, context)[.flashSaved]) : nil
        return pages.redirect(to: Links.programme(programme.id), notice: notice)
    }
}

extension Choice {
    /// Nothing, or one of `choices`.
    fileprivate static func optional(
        _ choices: [Choice], selected: ID<Exercise>?, _ localizer: Localizer
    ) -> [Choice] {
        [Choice(value: "", label: localizer[.programmeNothing], isSelected: selected == nil)]
            + choices.map {
                Choice(value: $0.value, label: $0.label, isSelected: $0.value == selected?.description)
            }
    }
}

extension ProgrammePage.Item {
    init(_ item: Programme.Item, index: Int, count: Int, _ exercise: Exercise?, _ localizer: Localizer) {
        let amount =
            switch item.dose.amount {
            case .repetitions(let count): count
            case .seconds(let seconds): seconds
            }
        self.init(
            index: index, number: index + 1, exercise: item.exercise.description,
            name: exercise?.name[localizer.language] ?? "", href: Links.exercise(item.exercise),
            poster: exercise?.video.map(Links.poster), sets: item.dose.sets, amount: amount,
            measures: Choice.measures(item.dose.amount, localizer),
            rests: Choice.rests(selected: item.dose.rest, localizer), duration: nil,
            sides: exercise?.filmedSide == nil ? nil : localizer[.programmeBothSides], isFirst: index == 0,
            isLast: index == count - 1)
    }
}
