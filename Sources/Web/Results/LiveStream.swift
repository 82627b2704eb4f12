import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Services
import Synchronization

/// Who trains now, as server-sent events: one at once, and one a change.
///
/// A stream ends after some minutes and the browser asks again, so that who
/// has signed out, or may see less now, hears nothing more.
struct LiveStream: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    /// Streams of one server.
    static let most = 200
    /// Seconds.
    private static let (step, rest, life) = (2.0, 20.0, 300.0)

    let live: LiveService
    let staff: StaffMember
    /// Counts as open for as long as it is kept.
    let place: LivePlaces.Place

    func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

    struct Iterator: AsyncIteratorProtocol {
        let stream: LiveStream
        private var last: [LiveEntryJSON]?
        private let start = ContinuousClock.now
        private var spoke = ContinuousClock.now

        init(stream: LiveStream) { self.stream = stream }

        mutating func next() async throws -> ByteBuffer? {
            while !Task.isCancelled, start.duration(to: .now) < .seconds(LiveStream.life) {
                if last != nil { try await Task.sleep(for: .seconds(LiveStream.step)) }
                let entries = try await stream.live.now(for: stream.staff).map(LiveEntryJSON.init)
                if entries != last {
                    last = entries
                    spoke = .now
                    let encoder = JSONEncoder()
                    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                    let json = String(decoding: try encoder.encode(entries), as: UTF8.self)
                    return ByteBuffer(string: "event: training\ndata: \(json)\n\n")
                }
                if spoke.duration(to: .now) >= .seconds(LiveStream.rest) {
                    spoke = .now
                    return ByteBuffer(string: ": still here\n\n")
                }
            }
            return nil
        }
    }
}

/// Counts open streams.
final class LivePlaces: Sendable {
    private let taken = Mutex(0)

    /// One stream's place, given back when it is forgotten.
    final class Place: Sendable {
        private let places: LivePlaces

        fileprivate init(_ places: LivePlaces) { self.places = places }

        deinit { places.taken.withLock { $0 -= 1 } }
    }

    /// Throws `.busy` when there are too many.
    func take() throws -> Place {
        try taken.withLock { taken in
            guard taken < LiveStream.most else {
                throw ServiceError(.busy, "Too many watch already; try again in a minute.", retryAfter: 60)
            }
            taken += 1
        }
        return Place(self)
    }
}

/// One training that is under way.
struct LiveEntryJSON: Encodable, Hashable {
    let session: ID<Session>
    let citizen: ID<Citizen>
    let name: String
    let programme: String
    let state: SessionResult.Completion
    let startedAt: String?
    let heardAt: String?
    let exercisesCompleted: Int
    let setsCompleted: Int

    init(_ summary: SessionSummary) {
        session = summary.session.id
        citizen = summary.citizen.id
        name = summary.citizen.fullName
        programme = summary.programmeName
        state = summary.tablet?.completion ?? .started
        startedAt = summary.tablet?.startedAt?.rfc3339
        heardAt = summary.tablet?.endedAt?.rfc3339
        exercisesCompleted = summary.tablet?.exercisesCompleted ?? 0
        setsCompleted = summary.tablet?.setsCompleted ?? 0
    }
}
