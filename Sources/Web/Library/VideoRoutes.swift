import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// `/api/v1/videos`: how far a transcoding is, and what belongs to a video in
/// each language.
struct VideoRoutes: Sendable {
    let services: TrinServices
    let localizer: @Sendable (Language) -> Localizer

    private var library: LibraryService { services.library }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("videos/:id") { _, context in
            let (video, job) = try await library.video(try context.id())
            return try Response.json(VideoStatus(video, job, localizer(try context.staff.language)))
        }
        router.post("videos/:id/retry") { _, context in
            let video = try await library.retry(try context.id())
            return try Response.json(Retried(id: video), status: .accepted)
        }
        router.put("videos/:id/captions/:language", use: putCaptions)
        router.delete("videos/:id/captions/:language") { _, context in
            try await library.removeCaptions(in: try context.language, of: try context.id())
            return Response(status: .noContent)
        }
        router.get("videos/:id/spoken") { _, context in
            let localizer = localizer(try context.staff.language)
            return try Response.json(
                try await library.spoken(of: try context.id()).map { SpokenStatus($0, $1, localizer) })
        }
        router.put("videos/:id/spoken/:language", use: putSpoken)
        router.post("videos/:id/spoken/:language/retry") { _, context in
            try await library.retrySpoken(in: try context.language, of: try context.id())
            return Response(status: .accepted)
        }
        router.delete("videos/:id/spoken/:language") { _, context in
            try await library.removeSpoken(in: try context.language, of: try context.id())
            return Response(status: .noContent)
        }
    }

    /// Takes a WebVTT or SRT file as the body.
    @Sendable private func putCaptions(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        try await library.setCaptions(
            Array(body.readableBytesView), language: try context.language, of: try context.id())
        return Response(status: .noContent)
    }

    /// Takes a sound file as the body; its name is in the query.
    @Sendable private func putSpoken(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let name = request.query["name"]
        try await library.setSpoken(
            UploadBody(request.body), fileName: name.isEmpty ? "sound" : name, language: try context.language,
            of: try context.id(), by: try context.staff)
        return Response(status: .accepted)
    }
}

extension TrinRequestContext {
    fileprivate var language: Language {
        get throws {
            guard let language = parameters.get("language").flatMap(Language.init(rawValue:)) else {
                throw ServiceError(.notFound, "'\(parameters.get("language") ?? "")' is no language; use da, sv or en.")
            }
            return language
        }
    }
}

/// A video's state as scripts get it.
private struct VideoStatus: Encodable {
    let id: ID<Video>
    let state: Video.State
    /// Whether it plays while renditions are still being made.
    let isPartial: Bool
    /// 0 … 1.
    let progress: Double
    let secondsLeft: Double?
    /// Whether it waits because the server's disk is full.
    let waitsForRoom: Bool
    /// In the asker's language.
    let failure: String?
    let refusal: Refusal?
    let exercise: ID<Exercise>?

    init(_ video: Video, _ job: Job?, _ localizer: Localizer) {
        id = video.id
        state = video.state
        isPartial = video.isPartial
        progress = video.state == .ready && !video.isPartial ? 1 : job?.progress ?? 0
        secondsLeft = job?.secondsLeft
        waitsForRoom = job?.waitsForRoom ?? false
        failure = video.failure.map { localizer.sentence(of: video.refusal, else: $0) }
        refusal = video.refusal
        exercise = video.exercise
    }
}

/// The video that is being made after all: another one, when the first plays
/// in part.
private struct Retried: Encodable {
    let id: ID<Video>
}

/// Spoken instructions in one language as scripts get them.
private struct SpokenStatus: Encodable {
    let language: Language
    let state: Video.State
    /// 0 … 1.
    let progress: Double
    /// In the asker's language.
    let failure: String?
    let refusal: Refusal?

    init(_ spoken: SpokenInstructions, _ job: Job?, _ localizer: Localizer) {
        language = spoken.language
        state = spoken.state
        progress = spoken.state == .ready ? 1 : job?.progress ?? 0
        failure = spoken.failure.map { localizer.sentence(of: spoken.refusal, else: $0) }
        refusal = spoken.refusal
    }
}
