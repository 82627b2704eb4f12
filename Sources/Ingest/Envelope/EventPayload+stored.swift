import Domain

extension EventPayload {
    /// Reads the payload out of a stored event's canonical JSON.
    ///
    /// An event that was stored as unknown becomes known as soon as Trin
    /// learns its type; if its data does not fit, it stays unknown.
    package init(canonical: [UInt8]) throws(IngestError) {
        var json = JSONTape(event: canonical, depth: IngestLimits.deepest)
        do {
            try json.read(in: 0..<canonical.count)
        } catch {
            throw IngestError(
                .storedEvent,
                "A stored event of \(canonical.count) bytes is no JSON: \(error.reason); restore it from a backup.")
        }
        let name = json[.type].flatMap { json.string($0) } ?? ""
        guard let type = EventType.named(name), let value = json[.data],
            let data = try? EventData(value, of: json, for: type), let payload = type.payload(data)
        else {
            self = .unknown(type: name)
            return
        }
        self = payload
    }
}
