import Domain
import HTTPTypes
import Hummingbird
import Services

/// `/api/v1/videos`: how far a transcoding is.
struct VideoRoutes: Sendable {
    let services: TrinServices

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("videos/:id") { request, context in
            let (video, job) = try await services.library.video(try context.id())
            return try Response.json(VideoStatus(video, job))
        }
        router.post("videos/:id/retry") { request, context in
            try await services.library.retry(try context.id())
            return Response(status: .accepted)
        }
    }
}

/// A video's state as scripts get it.
private struct VideoStatus: Encodable {
    let id: ID<Video>
    let state: Video.State
    /// 0 … 1.
    let progress: Double
    let secondsLeft: Double?
    let failure: String?
    let exercise: ID<Exercise>?

    init(_ video: Video, _ job: Job?) {
        id = video.id
        state = video.state
        progress = video.state == .ready ? 1 : job?.progress ?? 0
        secondsLeft = job?.secondsLeft
        failure = video.failure
        exercise = video.exercise
    }
}
