import Domain
import Ingest

/// The events of one request, by the device that they are of.
///
/// A tablet that was given to another citizen, or paired anew, while it was
/// offline is another device, and still sends what it reported as the one that
/// it was.
struct TelemetryShares {
    private(set) var shares: [(device: Device, verdicts: [Verdict])]

    /// - Parameters:
    ///   - predecessors: what the tablet may have been before.
    ///   - read: reads the request as one of a device.
    init(
        _ verdicts: [Verdict], of device: Device, predecessors: [Device],
        read: (Device) throws -> [Verdict]
    ) rethrows {
        var remaining = Array(verdicts.enumerated())
        shares = []
        let named = Set(verdicts.compactMap(\.namedSource))
        for earlier in predecessors where named.contains(earlier.id) {
            let again = try read(earlier)
            let own = remaining.filter { $0.element.isFromElsewhere && !again[$0.offset].isFromElsewhere }.map(\.offset)
            if !own.isEmpty { shares.append((earlier, own.map { again[$0] })) }
            remaining.removeAll { own.contains($0.offset) }
        }
        shares.insert((device, remaining.map(\.element)), at: 0)
    }
}

extension Verdict {
    /// Whether the event names another device than the one that sent it.
    var isFromElsewhere: Bool { rejected?.code == .wrongSource }

    /// The device that it says it comes from, if that is not the sender.
    var namedSource: ID<Device>? {
        guard let event = rejected, event.code == .wrongSource, case .device(let named) = EventSource(of: event.raw)
        else { return nil }
        return named
    }
}
