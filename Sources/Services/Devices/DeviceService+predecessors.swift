package import Domain
import Store

extension DeviceService {
    /// What a tablet was before it was given to its citizen, the last first;
    /// at most ten.
    package func predecessors(of device: Device) async throws -> [Device] {
        try await database.read { connection in
            var found: [Device] = []
            while found.count < 10, let earlier = try connection.predecessor(of: found.last ?? device) {
                found.append(earlier)
            }
            return found
        }
    }
}
