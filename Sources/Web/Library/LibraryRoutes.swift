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
        router.post("library/:id/cut", use: cut)
        router.post("library/:id/uncut", use: uncut)
        router.post("library/:id/retry", use: retry)
    }

    @Sendable private func list(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let query = request.query["q"]
        let entries = try await pages.services.library.entries().filter { entry in
            query.isEmpty || entry.exercise.name[localizer.language].localizedCaseInsensitiveContains(query)
        }
        var cards: [LibraryPage.Card] = []
        for entry in entries {
            let pictures = try await entry.exercise.video.mapAsync { try await pages.services.library.pictures(of: $0) }
            cards.append(LibraryPage.Card(entry, pictures ?? nil, localizer))
        }
        let page = LibraryPage(
            query: query, count: localizer.count(entries.count, one: .countExercise, many: .countExercises),
            quota: QuotaMeter(try await pages.services.uploads.usage(of: try context.staff), localizer), cards: cards,
            noneFound: query.isEmpty ? nil : localizer[.libraryNoneFound, query])
        return try await pages.show(page, request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let entry = try await pages.services.library.entry(try context.id())
        let page = ExercisePage(
            entry, try await shown(entry), zone: pages.services.zone, localizer)
        return try await pages.show(page, request, context)
    }

    private func shown(_ entry: LibraryService.Entry) async throws -> ExercisePage.Shown {
        let library = pages.services.library
        var shown = ExercisePage.Shown()
        guard let video = entry.exercise.video ?? entry.newest?.id else { return shown }
        shown.captions = try await library.captions(of: video).keys.sorted { $0.rawValue < $1.rawValue }
        shown.spoken = try await library.spoken(of: video)
        shown.pictures = try await library.pictures(of: video)
        shown.renditions = try await library.renditions(of: video)
        return shown
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
            id, name: name, instruction: instruction, repetitionsInVideo: context.form.value("repetitions") ?? -1,
            filmedSide: Side(rawValue: context.form["side"]))
        return pages.redirect(to: Links.exercise(id), saying: .flashSaved, request, context)
    }

    @Sendable private func cut(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        func milliseconds(_ name: String) -> Int? {
            form.value(name, as: Double.self).flatMap { Int(exactly: ($0 * 1000).rounded()) }
        }
        guard let start = milliseconds("start"), let end = milliseconds("end"),
            form["poster"].isEmpty || milliseconds("poster") != nil
        else {
            throw ServiceError(.invalid, "The times are no numbers of seconds; correct them.", reason: .cut)
        }
        try await pages.services.library.cut(
            try await video(of: context),
            VideoCut(
                start: start, end: end, posterAt: milliseconds("poster"),
                language: form.choice("language") ?? .danish))
        return versionBegun(request, context)
    }

    @Sendable private func uncut(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        try await pages.services.library.uncut(try await video(of: context))
        return versionBegun(request, context)
    }

    @Sendable private func retry(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let entry = try await pages.services.library.entry(try context.id())
        guard let newest = entry.newest else { throw ServiceError(.notFound, "The exercise has no video.") }
        try await pages.services.library.retry(newest.id)
        return versionBegun(request, context)
    }

    /// The video that the form is about, if it is the exercise's own.
    private func video(of context: TrinRequestContext) async throws -> ID<Video> {
        let entry = try await pages.services.library.entry(try context.id())
        guard let video = context.form.value("video", as: ID<Video>.self), video == entry.exercise.video else {
            throw ServiceError(
                .conflict, "The exercise shows another video by now; load the page again.", reason: .otherVideo)
        }
        return video
    }

    private func versionBegun(_ request: Request, _ context: TrinRequestContext) -> Response {
        pages.redirect(to: request.localReferrer ?? Links.library.path, saying: .flashVersionBegun, request, context)
    }
}

extension Optional {
    fileprivate func mapAsync<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
