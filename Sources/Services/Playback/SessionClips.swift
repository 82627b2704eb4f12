import Domain
import Media
import Store

/// The clips that sessions play and nobody uploads: countdowns for rests,
/// cards of what comes next, and exercises with left and right changed.
///
/// Cards are named by all that is seen on them. Where a name or a video has
/// changed, a new card is ordered, and the old one is played until that is
/// ready.
package struct SessionClips: Sendable {
    let database: any Database
    let clock: WallClock
    let zone: Zone
    let bell: JobBell

    /// Orders what is needed and not there yet. Costs a few reads when there
    /// is nothing to do.
    ///
    /// - Parameter retrying: whether those that failed are made again.
    package func order(retrying: Bool = false) async throws {
        let now = clock.now
        let today = zone.date(at: now)
        let work = try await database.read { try Work($0, from: today, retrying: retrying) }
        guard !work.isEmpty else { return }
        try await database.write { connection in
            let present = Set(try connection.restVideos().map(\.seconds))
            for seconds in work.countdowns where !present.contains(seconds) {
                let video = Video(
                    id: .new(at: now), exercise: nil, state: .processing, fileName: "rest-\(seconds)", createdAt: now)
                try connection.insert(video, restSeconds: seconds)
                try connection.enqueueJob(.new(at: now), .rest, for: video.id, at: now)
            }
            for wish in work.cards { try connection.order(wish.row(.new(at: now)), .new(at: now), at: now) }
            for (original, request) in work.mirrors {
                try connection.orderMirror(
                    of: original, as: .new(at: now), request: request, .new(at: now), at: now)
            }
            for (video, kind) in work.retries {
                try connection.retryVideo(video)
                try connection.enqueueJob(.new(at: now), kind, for: video, at: now)
            }
        }
        await bell.ring()
    }
}

/// What there is to be ordered.
private struct Work: Sendable {
    private(set) var countdowns: [Int] = []
    private(set) var cards: [CardWish] = []
    private(set) var mirrors: [(original: Video, request: String)] = []
    private(set) var retries: [(video: ID<Video>, kind: Job.Kind)] = []

    var isEmpty: Bool { countdowns.isEmpty && cards.isEmpty && mirrors.isEmpty && retries.isEmpty }

    init(_ connection: any Connection, from today: CivilDate, retrying: Bool) throws {
        let rests = try connection.restVideos()
        countdowns = try Self.tiers(connection).filter { tier in !rests.contains { $0.seconds == tier } }
        let present = try connection.restCards()
        let keys = Set(present.map(\.card.key))
        cards = try CardWish.coming(connection, from: today).filter { !keys.contains($0.key) }
        mirrors = try connection.videosWithoutMirror().map { video in
            (video, try Self.mirrored(video.id, connection))
        }
        guard retrying else { return }
        retries =
            rests.filter { $0.state == .failed }.map { ($0.id, .rest) }
            + present.filter { $0.state == .failed }.map { ($0.card.video, .rest) }
            + (try connection.failedMirrors().map { ($0, .video) })
    }

    /// The lengths that programmes' rests are cut from; the shortest always,
    /// because most programmes need it.
    private static func tiers(_ connection: any Connection) throws -> [Int] {
        let rests = try connection.programmes().flatMap { $0.items.map(\.dose.rest) }.filter { $0 > 0 }
        return Set(rests.map(RestClip.tier) + RestClip.tiers.prefix(1)).sorted()
    }

    private static func mirrored(_ original: ID<Video>, _ connection: any Connection) throws -> String {
        var request = try TranscodeRequest.stored(of: original, connection)
        request.isMirrored = true
        return try request.sortedJSON
    }
}
