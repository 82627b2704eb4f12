package import Domain
import Store

extension DeviceService {
    /// What a tablet may have been before.
    package func predecessors(of device: Device) async throws -> [Device] {
        try await database.read { try $0.predecessors(of: device) }
    }
}

extension Connection {
    /// What a tablet may have been before it was given to its citizen: at most
    /// ten that were handed on, the last first, and then each of the same
    /// citizen's whose pairing has ended, since a tablet that was unpaired by
    /// mistake and paired again cannot be told from another of theirs.
    func predecessors(of device: Device) throws -> [Device] {
        var found: [Device] = []
        while found.count < 10, let earlier = try predecessor(of: found.last ?? device) { found.append(earlier) }
        guard let citizen = device.citizen else { return found }
        let known = Set(found.map(\.id) + [device.id])
        return try found + everyDevice(of: citizen).filter { $0.endedAt != nil && !known.contains($0.id) }
    }
}
