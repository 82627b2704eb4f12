import Domain
import Synchronization

/// Which tablets were noted as seen within the last minute, so that many
/// requests at once note it once.
final class Sightings: Sendable {
    private let times = Mutex(BoundedCache<ID<Device>, Instant>(capacity: 10_000))

    /// Whether a sighting is the first one for a minute.
    func isFirst(_ device: ID<Device>, at now: Instant) -> Bool {
        times.withLock { times in
            if let last = times[device], abs(now.seconds(since: last)) <= 60 { return false }
            times.insert(now, for: device)
            return true
        }
    }
}
