import Domain
import Foundation
import Services

extension LibraryPage.Card {
    init(_ entry: LibraryService.Entry, _ localizer: Localizer) {
        let exercise = entry.exercise
        let missing = Language.allCases.filter {
            (exercise.name.exact($0) ?? "").isEmpty || (exercise.instruction.exact($0) ?? "").isEmpty
        }
        self.init(
            name: exercise.name[localizer.language], href: Links.exercise(exercise.id),
            poster: exercise.video.map(Links.poster),
            duration: entry.newest?.duration.map(localizer.clock(seconds:)), processing: entry.processing,
            failure: entry.newest?.failure,
            missing: missing.isEmpty
                ? nil : missing.map(Choice.languageName).joined(separator: ", "))
    }
}

extension LibraryService.Entry {
    /// How far the newest video is, while it is being transcoded.
    var processing: Processing? {
        guard let newest, newest.state == .processing else { return nil }
        return Processing(video: newest.id.description, percent: Int((job?.progress ?? 0) * 100))
    }
}

extension ExercisePage {
    init(
        _ entry: LibraryService.Entry, renditions: [LibraryService.Rendition], captions: [Language], zone: Zone,
        _ localizer: Localizer
    ) {
        let exercise = entry.exercise
        let ordered = captions.sorted { $0 == localizer.language && $1 != localizer.language }
        self.init(
            id: exercise.id.description, name: exercise.name[localizer.language],
            action: Links.exercise(exercise.id),
            player: exercise.video.map { video in
                Player(
                    stream: Links.stream(video), poster: Links.poster(video),
                    tracks: ordered.map { language in
                        Track(
                            src: Links.captions(video, language), language: language.rawValue,
                            label: Choice.languageName(language), isDefault: language == localizer.language)
                    })
            },
            processing: entry.processing, failure: entry.newest?.failure,
            texts: Language.allCases.map { language in
                Texts(
                    code: language.rawValue, language: Choice.languageName(language),
                    name: exercise.name.exact(language) ?? "",
                    instruction: exercise.instruction.exact(language) ?? "")
            },
            repetitions: exercise.repetitionsInVideo,
            origin: entry.newest.map { video in
                [
                    video.fileName, video.duration.map(localizer.clock(seconds:)),
                    localizer.moment(video.createdAt, in: zone),
                ].compactMap { $0 }.joined(separator: " · ")
            },
            renditions: renditions.map { rendition in
                Rendition(
                    name: rendition.name, frame: "\(rendition.width) × \(rendition.height)",
                    rate: "\(localizer.number(Double(rendition.averageBandwidth) / 1000, decimals: 0)) kb/s",
                    size: "\(localizer.number(Double(rendition.bytes) / 1_000_000, decimals: 1)) MB")
            })
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
    /// A language by its own name.
    static func languageName(_ language: Language) -> String {
        switch language {
        case .danish: "Dansk"
        case .swedish: "Svenska"
        case .english: "English"
        }
    }
}
