import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// The exercise library of therapists.
struct LibraryRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("library", use: list)
        router.get("library/:id", use: show)
        router.post("library/:id", use: update)
    }

    @Sendable private func list(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let query = request.query["q"]
        let entries = try await pages.services.library.entries().filter { entry in
            query.isEmpty || entry.exercise.name[localizer.language].localizedCaseInsensitiveContains(query)
        }
        let page = LibraryPage(
            query: query, count: localizer.count(entries.count, one: .countExercise, many: .countExercises),
            cards: entries.map { LibraryPage.Card($0, localizer) },
            noneFound: query.isEmpty ? nil : localizer[.libraryNoneFound, query])
        return try await pages.show(page, request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let library = pages.services.library
        let entry = try await library.entry(try context.id())
        let video = entry.exercise.video
        let page = ExercisePage(
            entry, renditions: try await video.mapAsync { try await library.renditions(of: $0) } ?? [],
            captions: try await video.mapAsync {
                try await library.captions(of: $0).keys.sorted { $0.rawValue < $1.rawValue }
            } ?? [],
            zone: pages.services.zone, localizer)
        return try await pages.show(page, request, context)
    }

    @Sendable private func update(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let id = try context.id(of: Exercise.self)
        var name = LocalizedText()
        var instruction = LocalizedText()
        for language in Language.allCases {
            name[language] = context.form["name.\(language.rawValue)"].trimmingCharacters(in: .whitespaces)
            instruction[language] = context.form["instruction.\(language.rawValue)"]
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        try await pages.services.library.update(
            id, name: name, instruction: instruction, repetitionsInVideo: context.form.value("repetitions") ?? -1)
        return pages.redirect(
            to: Links.exercise(id), notice: .notice(pages.localizer(request, context)[.flashSaved]))
    }
}

extension Optional {
    fileprivate func mapAsync<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
