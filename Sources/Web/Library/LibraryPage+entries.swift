import Domain
import Foundation
import Services

extension LibraryPage.Card {
    init(_ entry: LibraryService.Entry, _ pictures: LibraryService.Pictures?, _ localizer: Localizer) {
        let exercise = entry.exercise
        let missing = Language.allCases.filter {
            (exercise.name.exact($0) ?? "").isEmpty || (exercise.instruction.exact($0) ?? "").isEmpty
        }
        self.init(
            name: exercise.name[localizer.language], href: Links.exercise(exercise.id),
            poster: exercise.video.map(Links.poster),
            preview: exercise.video.flatMap { video in pictures?.preview.map { Links.file(video, $0) } },
            strip: exercise.video.flatMap { video in pictures.flatMap { Strip($0, of: video) } },
            duration: (pictures?.duration).map(localizer.clock(seconds:)),
            processing: Processing(entry, localizer), failure: Failure(entry.newest, localizer),
            missing: missing.isEmpty
                ? nil : missing.map(Choice.languageName).joined(separator: ", "))
    }
}

extension Strip {
    /// Nil for a video without small pictures.
    init?(_ pictures: LibraryService.Pictures, of video: ID<Video>) {
        guard let strip = pictures.strip else { return nil }
        self.init(
            image: Links.file(video, strip.file), columns: strip.columns, count: strip.count, width: strip.width,
            height: strip.height, interval: strip.interval)
    }
}

extension Localizer {
    /// A number as it is written in the language: `1.840`, `8,4`.
    func number(_ value: Double, decimals: Int) -> String {
        value.formatted(
            .number.precision(.fractionLength(decimals)).locale(Locale(identifier: language.rawValue)))
    }
}

extension Choice {
    /// The side that a video shows, or none.
    static func sides(selected: Side?, _ localizer: Localizer) -> [Choice] {
        [(nil, .exerciseSideNone), (.left, .exerciseSideLeft), (.right, .exerciseSideRight)].map {
            (side: Side?, phrase: Phrase) in
            Choice(value: side?.rawValue ?? "", label: localizer[phrase], isSelected: side == selected)
        }
    }

    /// A language by its own name.
    static func languageName(_ language: Language) -> String {
        switch language {
        case .danish: "Dansk"
        case .swedish: "Svenska"
        case .english: "English"
        }
    }
}
