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

    mutating func insert(_ number: Int?, of device: ID<Device>) throws {
        guard let number else { return }
        if known[device] == nil { known[device] = try stored(of: device) }
        if known[device]?.insert(number) == true { changed.insert(device) }
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
