import Domain
import Ingest
import Store

/// Which numbered events of devices have come, read and written once a
/// transaction.
struct DeviceSequences {
    private let connection: any Connection
    private var known: [ID<Device>: SequenceRanges] = [:]
    private var changed: Set<ID<Device>> = []

    init(_ connection: any Connection) { self.connection = connection }

    mutating func insert(_ numbers: [Int], of device: ID<Device>) throws {
        guard !numbers.isEmpty else { return }
        var ranges = try known[device] ?? stored(of: device)
        for number in numbers where ranges.insert(number) { changed.insert(device) }
        known[device] = ranges
    }

    /// None for a device whose events bear no numbers.
    func gaps(of device: ID<Device>) -> [SequenceRanges.Gap] { known[device]?.gaps ?? [] }

    func save() throws {
        for device in changed.sorted() {
            if let ranges = known[device] { try connection.saveSequenceRanges(ranges.description, of: device) }
        }
    }

    private func stored(of device: ID<Device>) throws -> SequenceRanges {
        try connection.sequenceRanges(of: device).flatMap { SequenceRanges($0) } ?? SequenceRanges()
    }
}
