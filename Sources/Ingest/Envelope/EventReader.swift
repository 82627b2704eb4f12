import Crypto
package import Domain

/// Reads single events of one device.
package struct EventReader: Sendable {
    package let device: ID<Device>
    package let limits: IngestLimits

    package init(device: ID<Device>, limits: IngestLimits = IngestLimits()) {
        self.device = device
        self.limits = limits
    }

    /// The verdict on one event, for instance one that was set aside and
    /// shall be tried again.
    package func read(_ bytes: [UInt8], index: Int = 0) -> Verdict {
        read(bytes, in: 0..<bytes.count, index: index)
    }

    func read(_ bytes: [UInt8], in range: Range<Int>, index: Int) -> Verdict {
        var id: String?
        var sequence: Int?
        var session: ID<Session>?
        do throws(Refusal) {
            let json: JSONValue
            do {
                json = try JSONReader.read(bytes, in: range, depth: min(limits.depth, IngestLimits.deepest))
            } catch {
                try checkSize(range.count)
                throw Refusal(
                    .badJSON,
                    "The event is no JSON that Trin reads: \(error.reason) at byte"
                        + " \(error.position - range.lowerBound); send it as RFC 8259 has it.")
            }
            id = json["id"]?.string.flatMap(Self.presentable)
            sequence = Self.sequence(json)
            session = unknownSubject(json)
            try checkSize(range.count)
            return .accepted(try event(json, index: index))
        } catch {
            return .rejected(
                RejectedEvent(
                    index: index, id: id, session: session, sequence: sequence, code: error.code,
                    detail: error.detail, raw: Array(bytes[range])))
        }
    }

    private func checkSize(_ size: Int) throws(Refusal) {
        guard size <= limits.eventBytes else {
            throw Refusal(.tooLarge, "The event has \(size) bytes; send at most \(limits.eventBytes).")
        }
    }

    private func event(_ json: JSONValue, index: Int) throws(Refusal) -> IncomingEvent {
        guard case .object(let members) = json else {
            throw Refusal(.notAnObject, "The event is \(json.excerpt); send a JSON object.")
        }
        let version = try attribute("specversion", of: json)
        guard version == "1.0" else {
            throw Refusal(.badVersion, "The specversion is '\(version.excerpt)'; send 1.0.")
        }
        let idText = try attribute("id", of: json)
        guard let id = UUID7(idText) else {
            throw Refusal(.badID, "The id '\(idText.excerpt)' is no UUIDv7; make one for each event.")
        }
        let source = try attribute("source", of: json)
        guard source.lowercased() == "/devices/\(device)" else {
            throw Refusal(
                .wrongSource, "The source '\(source.excerpt)' is another device; send /devices/\(device).")
        }
        let type = try attribute("type", of: json)
        guard let type = Self.presentable(type) else {
            throw Refusal(.badType, "The type '\(type.excerpt)' is no name; send 1 to 128 printable characters.")
        }
        let known = EventType.named(type)
        var session: ID<Session>?
        var payload = EventPayload.unknown(type: type)
        if let known {
            session = try subject(json, known)
            payload = try self.payload(json, known)
        } else {
            session = unknownSubject(json)
        }

        let canonical = JSONValue.object(members.filter { !Self.attemptAttributes.contains($0.name) }).canonical
        return IncomingEvent(
            index: index, identity: EventIdentity(device: device, event: id), type: type, session: session,
            reading: Self.reading(json), sequence: Self.sequence(json), payload: payload,
            unfamiliar: UnfamiliarName.all(in: json, type, known), canonical: canonical,
            digest: Array(SHA256.hash(data: canonical)))
    }

    /// The session that the event is about; nil if it is about the device.
    private func subject(_ json: JSONValue, _ type: EventType) throws(Refusal) -> ID<Session>? {
        if type.subject != .session {
            let value = json["subject"] ?? .null
            if value == .null || value.string?.lowercased() == device.description { return nil }
        }
        let subject = try attribute("subject", of: json)
        if type.subject == .device {
            throw Refusal(
                .badSubject, "The subject '\(subject.excerpt)' is not the device; send \(device), or none.")
        }
        guard let session = ID<Session>(subject) else {
            throw Refusal(.badSubject, "The subject '\(subject.excerpt)' is no identifier; send the session's.")
        }
        return session
    }

    private func unknownSubject(_ json: JSONValue) -> ID<Session>? {
        guard let subject = json["subject"]?.string, subject.lowercased() != device.description else { return nil }
        return ID(subject)
    }

    private func payload(_ json: JSONValue, _ type: EventType) throws(Refusal) -> EventPayload {
        guard let value = json["data"] else {
            throw Refusal(.missingAttribute, "The event lacks 'data'; send what \(type.name) needs.")
        }
        do throws(EventData.Misfit) {
            let data = try EventData(value, for: type)
            guard let payload = type.payload(data) else { throw EventData.Misfit("data does not fit \(type.name)") }
            return payload
        } catch {
            throw Refusal(.badData, "In \(type.name), \(error.sentence).")
        }
    }

    private func attribute(_ name: String, of json: JSONValue) throws(Refusal) -> String {
        guard let value = json[name], value != .null else {
            throw Refusal(.missingAttribute, "The event lacks '\(name)'; every event needs it.")
        }
        guard let text = value.string else {
            throw Refusal(.missingAttribute, "The '\(name)' is \(value.excerpt); send it as text.")
        }
        return text
    }

    private static func reading(_ json: JSONValue) -> ClockReading {
        let monotonic = json["monotonic"].flatMap { $0.string ?? $0.number?.text }
        return ClockReading(
            time: json["time"]?.string.flatMap(presentable), bootID: json["bootid"]?.string.flatMap(presentable),
            monotonic: monotonic)
    }

    /// The event's number on its device, from 1; nil when it has none.
    private static func sequence(_ json: JSONValue) -> Int? {
        json["sequence"].flatMap { $0.string ?? $0.number?.text }.flatMap { text in
            text.utf8.count <= 15 && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
        }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The text unless it is empty, long or holds what a database or a
    /// terminal would stumble over.
    private static func presentable(_ text: String) -> String? {
        // Control characters; the general category of each would be slow.
        let isGood =
            (1...128).contains(text.utf8.count)
            && !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        return isGood ? text : nil
    }

    /// Extensions that say how an event travelled, not what happened
    /// (CloudEvents distributed tracing, and the time of sending).
    private static let attemptAttributes: Set<String> = ["sentat", "traceparent", "tracestate"]

    private struct Refusal: Error {
        let code: RejectedEvent.Code
        let detail: String

        init(_ code: RejectedEvent.Code, _ detail: String) {
            self.code = code
            self.detail = detail
        }
    }
}
