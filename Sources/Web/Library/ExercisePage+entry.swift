import Domain
import Foundation
import Services

extension ExercisePage {
    /// What the page shows of the video that plays at present.
    struct Shown: Sendable {
        var pictures: LibraryService.Pictures?
        var renditions: [LibraryService.Rendition] = []
        var captions: [Language] = []
        var spoken: [(spoken: SpokenInstructions, job: Job?)] = []
    }

    init(_ entry: LibraryService.Entry, _ shown: Shown, zone: Zone, _ localizer: Localizer) {
        let exercise = entry.exercise
        let ordered = shown.captions.sorted { $0 == localizer.language && $1 != localizer.language }
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
            processing: Processing(entry, localizer), failure: Failure(entry.newest, localizer),
            cut: entry.cutVideo.flatMap { Cut($0, of: exercise.id, shown) },
            words: (exercise.video ?? entry.newest?.id).map { video in
                Language.allCases.map { Words($0, of: video, shown, localizer) }
            } ?? [],
            texts: Language.allCases.map { language in
                Texts(
                    code: language.rawValue, language: Choice.languageName(language),
                    name: exercise.name.exact(language) ?? "",
                    instruction: exercise.instruction.exact(language) ?? "")
            },
            repetitions: exercise.repetitionsInVideo, sides: Choice.sides(selected: exercise.filmedSide, localizer),
            origin: entry.newest.map { video in
                [
                    video.fileName, video.duration.map(localizer.clock(seconds:)),
                    localizer.moment(video.createdAt, in: zone),
                ].compactMap { $0 }.joined(separator: " · ")
            },
            renditions: shown.renditions.compactMap { rendition in
                exercise.video.map { Rendition(rendition, of: $0, localizer) }
            })
    }
}

extension LibraryService.Entry {
    /// The shown video, unless a new version is being made already.
    fileprivate var cutVideo: ID<Video>? { newest?.state == .processing ? nil : exercise.video }
}

extension ExercisePage.Cut {
    fileprivate init?(_ video: ID<Video>, of exercise: ID<Exercise>, _ shown: ExercisePage.Shown) {
        guard let pictures = shown.pictures else { return nil }
        self.init(
            action: Links.cutVideo(exercise), uncut: pictures.isCut ? Links.uncutVideo(exercise) : nil,
            video: video.description, duration: String(format: "%.2f", pictures.duration),
            strip: Strip(pictures, of: video),
            languages: Choice.languages(selected: pictures.language ?? .danish))
    }
}

extension ExercisePage.Words {
    fileprivate init(
        _ language: Language, of video: ID<Video>, _ shown: ExercisePage.Shown, _ localizer: Localizer
    ) {
        let found = shown.spoken.first { $0.spoken.language == language }
        self.init(
            code: language.rawValue, language: Choice.languageName(language),
            captions: Links.putCaptions(video, language),
            present: shown.captions.contains(language) ? Links.captions(video, language) : nil,
            spoken: ExercisePage.Spoken(
                href: Links.putSpoken(video, language),
                isOwn: shown.pictures?.language == language,
                isReady: found?.spoken.state == .ready,
                percent: found?.spoken.state == .processing ? Int((found?.job?.progress ?? 0) * 100) : nil,
                failure: found?.spoken.failure.map { localizer.sentence(of: found?.spoken.refusal, else: $0) },
                isThere: found != nil))
    }
}

extension ExercisePage.Rendition {
    fileprivate init(_ rendition: LibraryService.Rendition, of video: ID<Video>, _ localizer: Localizer) {
        self.init(
            name: rendition.name, href: Links.download(video, rendition.file),
            frame: "\(rendition.width) × \(rendition.height)",
            rate: "\(localizer.number(Double(rendition.averageBandwidth) / 1000, decimals: 0)) kb/s",
            size: "\(localizer.number(Double(rendition.bytes) / 1_000_000, decimals: 1)) MB")
    }
}
