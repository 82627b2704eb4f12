import Domain
import Ingest
import Store

/// Whose report an event is that was set aside: of the citizen whose session
/// it names; else of the one whose tablet it says that it comes from; else of
/// the one whose tablet sent it.
struct CitizenReports {
    let citizen: ID<Citizen>
    /// Every pairing of the citizen's, also those that have ended.
    let devices: [Device]
    private let connection: any Connection

    init(of citizen: ID<Citizen>, _ connection: any Connection) throws {
        self.citizen = citizen
        self.connection = connection
        devices = try connection.everyDevice(of: citizen)
    }

    /// What was set aside of the citizen's reports, whoever's tablet sent it.
    func setAside(dialect: Dialect) throws -> [SetAsideEvent] {
        try connection.setAside(near: citizen, devices.map(\.id), dialect: dialect).filter(isOwn)
    }

    private func isOwn(_ event: SetAsideEvent) throws -> Bool {
        if let owner = event.citizen { return owner == citizen }
        switch EventSource(of: event.body) {
        // Its bytes have the identifier of one of the citizen's tablets, or
        // came by it.
        case .unreadable: return true
        case .device(let device) where has(device): return true
        case .device(let device):
            if try connection.device(device)?.citizen != nil { return false }
            fallthrough
        case .none: return has(event.device)
        }
    }

    private func has(_ device: ID<Device>) -> Bool { devices.contains { $0.id == device } }
}
