import Domain
import Store

/// The generated clips that are played between sets, one a length.
///
/// A clip is made when the first programme needs its length, and is there
/// for all others from then on.
struct RestClips: Sendable {
    /// Made beforehand, because most programmes use them.
    private static let common = [20, 30]

    let database: any Database
    let clock: WallClock
    let bell: JobBell

    /// Orders the clips that programmes need and that are not there yet, and
    /// those that failed.
    func order() async throws {
        let now = clock.now
        try await database.write { connection in
            let present = try connection.restVideos()
            for rest in present where rest.state == .failed {
                try connection.retryVideo(rest.id)
                try connection.enqueueJob(.new(at: now), .rest, for: rest.id, at: now)
            }
            let needed = Set(try connection.restLengthsInUse() + Self.common)
            for seconds in needed.subtracting(present.map(\.seconds)).sorted() {
                let video = Video(
                    id: .new(at: now), exercise: nil, state: .processing, fileName: "rest-\(seconds)", createdAt: now)
                try connection.insert(video, restSeconds: seconds)
                try connection.enqueueJob(.new(at: now), .rest, for: video.id, at: now)
            }
        }
        await bell.ring()
    }
}
