package import Domain

/// Which device an event says that it comes from.
package enum EventSource: Hashable, Sendable {
    case device(ID<Device>)
    /// It says nothing that a device is called.
    case none
    /// It is no JSON that Trin reads.
    case unreadable

    package init(of event: [UInt8]) {
        var json = JSONTape(event: event, depth: IngestLimits.deepest)
        do {
            try json.read(in: 0..<event.count)
        } catch {
            self = .unreadable
            return
        }
        let name = json[.source].flatMap { json.string($0) }?.lowercased() ?? ""
        let device = name.hasPrefix(Self.prefix) ? ID<Device>(String(name.dropFirst(Self.prefix.count))) : nil
        self = device.map { .device($0) } ?? .none
    }

    private static let prefix = "/devices/"
}
