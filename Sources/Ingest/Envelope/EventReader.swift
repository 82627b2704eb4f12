import Crypto
package import Domain

/// Reads single events of one device.
package struct EventReader: Sendable {
    package let device: ID<Device>
    package let limits: IngestLimits
    /// What the device calls itself.
    private let source: String
    /// The start of the clock that most of its events name, if that is known.
    private let usualBoot: String?

    package init(device: ID<Device>, limits: IngestLimits = IngestLimits(), usualBoot: String? = nil) {
        self.device = device
        self.limits = limits
        self.usualBoot = usualBoot.flatMap { (1...Self.shownBytes).contains($0.utf8.count) ? $0 : nil }
        source = "/devices/\(device)"
    }

    /// The verdict on one event, for instance one that was set aside and
    /// shall be tried again.
    package func read(_ bytes: [UInt8], index: Int = 0) -> Verdict {
        read(bytes, in: 0..<bytes.count, index: index)
    }

    func read(_ bytes: [UInt8], in range: Range<Int>, index: Int) -> Verdict {
        var json: JSONNode?
        do throws(Fault) {
            let event = try parse(bytes, range)
            json = event
            try checkSize(range.count)
            return .accepted(try self.event(event, index: index))
        } catch {
            return .rejected(
                RejectedEvent(
                    index: index, id: json?["id"]?.shownText, session: json.flatMap(unknownSubject),
                    sequence: json.flatMap(Self.sequence), code: error.code, detail: error.detail,
                    refusal: error.refusal, raw: Array(bytes[range])))
        }
    }

    private func parse(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) -> JSONNode {
        do {
            return try JSONTape(bytes, in: range, depth: min(limits.depth, IngestLimits.deepest)).root
        } catch {
            try checkSize(range.count)
            let position = error.position - range.lowerBound
            throw Fault(
                .badJSON,
                "The event is no JSON that Trin reads: \(error.reason) at byte \(position); send it as RFC 8259 has it.",
                RejectedEvent.refusal(.json, String(position)))
        }
    }

    private func checkSize(_ size: Int) throws(Fault) {
        guard size <= limits.eventBytes else {
            throw Fault(
                .tooLarge, "The event has \(size) bytes; send at most \(limits.eventBytes).",
                RejectedEvent.refusal(.tooLarge, String(size), String(limits.eventBytes)))
        }
    }

    private func event(_ json: JSONNode, index: Int) throws(Fault) -> IncomingEvent {
        guard json.isObject else {
            throw Fault(
                .notAnObject, "The event is \(json.excerpt); send a JSON object.",
                RejectedEvent.refusal(.notAnObject, json.excerpt))
        }
        let version = try attribute("specversion", of: json)
        guard version.isString("1.0") else {
            throw Fault(
                .badVersion, "The specversion is '\(version.text.excerpt)'; send 1.0.",
                RejectedEvent.refusal(.version, version.text.excerpt))
        }
        let idText = try attribute("id", of: json)
        guard let id = idText.string({ UUID7(utf8: $0) }) else {
            throw Fault(
                .badID, "The id '\(idText.text.excerpt)' is no UUIDv7; make one for each event.",
                RejectedEvent.refusal(.id, idText.text.excerpt))
        }
        let source = try attribute("source", of: json)
        guard source.isString(self.source) || source.text.lowercased() == self.source else {
            throw Fault(
                .wrongSource, "The source '\(source.text.excerpt)' is another device; send \(self.source).",
                RejectedEvent.refusal(.source, source.text.excerpt, self.source))
        }
        let typeName = try attribute("type", of: json)
        let known = EventType.named(typeName)
        guard let type = known?.name ?? typeName.shownText else {
            throw Fault(
                .badType, "The type '\(typeName.text.excerpt)' is no name; send 1 to 128 printable characters.",
                RejectedEvent.refusal(.type, typeName.text.excerpt))
        }
        var session: ID<Session>?
        var payload = EventPayload.unknown(type: type)
        if let known {
            session = try subject(json, known)
            payload = try self.payload(json, known)
        } else {
            session = unknownSubject(json)
        }

        let canonical = json.canonical(without: Self.attemptAttributes)
        return IncomingEvent(
            index: index, identity: EventIdentity(device: device, event: id), type: type, session: session,
            reading: reading(json), sequence: Self.sequence(json), payload: payload,
            unfamiliar: UnfamiliarName.all(in: json, type, known), body: String(decoding: canonical, as: UTF8.self),
            digest: Array(SHA256.hash(data: canonical)))
    }

    /// The session that the event is about; nil if it is about the device.
    private func subject(_ json: JSONNode, _ type: EventType) throws(Fault) -> ID<Session>? {
        if type.subject != .session {
            guard let value = json["subject"], !value.isNull else { return nil }
            if value.string?.lowercased() == device.description { return nil }
        }
        let subject = try attribute("subject", of: json)
        if type.subject == .device {
            throw Fault(
                .badSubject, "The subject '\(subject.text.excerpt)' is not the device; send \(device), or none.",
                RejectedEvent.refusal(.subjectDevice, subject.text.excerpt, device.description))
        }
        guard let session = subject.string({ ID<Session>(utf8: $0) }) else {
            throw Fault(
                .badSubject, "The subject '\(subject.text.excerpt)' is no identifier; send the session's.",
                RejectedEvent.refusal(.subject, subject.text.excerpt))
        }
        return session
    }

    private func unknownSubject(_ json: JSONNode) -> ID<Session>? {
        guard let subject = json["subject"]?.string, subject.lowercased() != device.description else { return nil }
        return ID(subject)
    }

    private func payload(_ json: JSONNode, _ type: EventType) throws(Fault) -> EventPayload {
        guard let value = json["data"] else {
            throw Fault(
                .missingAttribute, "The event lacks 'data'; send what \(type.name) needs.",
                RejectedEvent.refusal(.missing, "data"))
        }
        do throws(EventData.Misfit) {
            let data = try EventData(value, for: type)
            guard let payload = type.payload(data) else {
                throw EventData.Misfit("data does not fit \(type.name)", nil)
            }
            return payload
        } catch {
            throw Fault(.badData, "In \(type.name), \(error.sentence).", error.refusal)
        }
    }

    /// A member that must be there and be text.
    private func attribute(_ name: String, of json: JSONNode) throws(Fault) -> JSONNode {
        guard let value = json[name], !value.isNull else {
            throw Fault(
                .missingAttribute, "The event lacks '\(name)'; every event needs it.",
                RejectedEvent.refusal(.missing, name))
        }
        guard value.isString else {
            throw Fault(
                .missingAttribute, "The '\(name)' is \(value.excerpt); send it as text.",
                RejectedEvent.refusal(.notText, name, value.excerpt))
        }
        return value
    }

    private func reading(_ json: JSONNode) -> ClockReading {
        let monotonic = json["monotonic"]
        return ClockReading(
            instant: json["time"]?.string { Instant(rfc3339: $0) }, bootID: json["bootid"].flatMap(boot),
            monotonic: monotonic?.string(ClockReading.milliseconds)
                ?? monotonic?.number.flatMap { ClockReading.milliseconds($0.text.utf8.span) })
    }

    private func boot(_ json: JSONNode) -> String? {
        if let usualBoot, json.isString(usualBoot) { return usualBoot }
        return json.shownText?.lowercased()
    }

    /// The event's number on its device, from 1; nil when it has none.
    private static func sequence(_ json: JSONNode) -> Int? {
        json["sequence"].flatMap { $0.string ?? $0.number?.text }.flatMap { text in
            text.utf8.count <= 15 && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
        }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// What is shown or compared has no more bytes.
    fileprivate static let shownBytes = 128

    /// Extensions that say how an event travelled, not what happened
    /// (CloudEvents distributed tracing, and the time of sending).
    private static let attemptAttributes = ["sentat", "traceparent", "tracestate"]

    private struct Fault: Error {
        let code: RejectedEvent.Code
        let detail: String
        let refusal: Refusal?

        init(_ code: RejectedEvent.Code, _ detail: String, _ refusal: Refusal?) {
            self.code = code
            self.detail = detail
            self.refusal = refusal
        }
    }
}

extension JSONNode {
    /// What the value is as text; empty if it is none.
    fileprivate var text: String { string ?? "" }

    /// The text unless it is empty, long or holds what a database or a
    /// terminal would stumble over.
    fileprivate var shownText: String? { presentable(limit: EventReader.shownBytes) }
}
