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
        case .unreadable: return has(event.device) || names(event.body)
        case .device(let device) where has(device): return true
        case .device(let device):
            if try connection.device(device)?.citizen != nil { return false }
            fallthrough
        case .none: return has(event.device)
        }
    }

    /// Whether the identifier of one of the citizen's tablets is somewhere in
    /// an event, in letters or as JSON escapes them.
    private func names(_ event: [UInt8]) -> Bool {
        let letters = String(decoding: event, as: UTF8.self)
            .replacing(#/\\u00([0-7][0-9A-Fa-f])/#) { match in
                UInt8(match.1, radix: 16).map { String(UnicodeScalar($0)) } ?? ""
            }
            .lowercased()
        return devices.contains { letters.contains($0.id.description) }
    }

    private func has(_ device: ID<Device>) -> Bool { devices.contains { $0.id == device } }
}
