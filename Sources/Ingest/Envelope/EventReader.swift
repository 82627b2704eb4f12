import Crypto
package import Domain

/// Reads single events of one device.
package struct EventReader: Sendable {
    package let device: ID<Device>
    package let limits: IngestLimits
    /// What the device calls itself, and the bytes of that.
    private let source: String
    private let sourceBytes: [UInt8]
    /// The start of the clock that most of its events name, if that is known.
    private let usualBoot: String?
    private let usualBootBytes: [UInt8]

    package init(device: ID<Device>, limits: IngestLimits = IngestLimits(), usualBoot: String? = nil) {
        self.device = device
        self.limits = limits
        self.usualBoot = usualBoot.flatMap { (1...JSONTape.shownBytes).contains($0.utf8.count) ? $0 : nil }
        usualBootBytes = Array((self.usualBoot ?? "").utf8)
        source = "/devices/\(device)"
        sourceBytes = Array(source.utf8)
    }

    /// How many arrays and objects of an event may be open at once.
    var depth: Int { min(limits.depth, IngestLimits.deepest) }

    /// The verdict on one event, for instance one that was set aside and
    /// shall be tried again.
    package func read(_ bytes: [UInt8], index: Int = 0) -> Verdict {
        read(bytes, in: 0..<bytes.count, index: index)
    }

    func read(_ bytes: [UInt8], in range: Range<Int>, index: Int) -> Verdict {
        var tape = JSONTape(event: bytes, depth: depth)
        do throws(Fault) {
            try read(range, with: &tape)
        } catch {
            return .rejected(
                RejectedEvent(
                    index: index, id: nil, code: error.code, detail: error.detail, refusal: error.refusal,
                    raw: Array(bytes[range])))
        }
        return read(tape, in: range, index: index)
    }

    /// The verdict on the event that `json` read from `range`.
    func read(_ json: borrowing JSONTape, in range: Range<Int>, index: Int) -> Verdict {
        do throws(Fault) {
            try checkSize(range.count)
            return .accepted(try event(json, index: index))
        } catch {
            return .rejected(
                RejectedEvent(
                    index: index, id: json[.id].flatMap { json.shownText($0) }, session: unknownSubject(json),
                    sequence: json.sequence, code: error.code, detail: error.detail, refusal: error.refusal,
                    raw: Array(json.text[range])))
        }
    }

    private func read(_ range: Range<Int>, with tape: inout JSONTape) throws(Fault) {
        do {
            try tape.read(in: range)
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

    private func event(_ json: borrowing JSONTape, index: Int) throws(Fault) -> IncomingEvent {
        guard json.isObject(.root) else {
            let excerpt = json.excerpt(.root)
            throw Fault(
                .notAnObject, "The event is \(excerpt); send a JSON object.",
                RejectedEvent.refusal(.notAnObject, excerpt))
        }
        let version = try attribute(.specversion, of: json)
        guard json.isString(version, "1.0".utf8.span) else {
            let excerpt = json.text(version).excerpt
            throw Fault(
                .badVersion, "The specversion is '\(excerpt)'; send 1.0.", RejectedEvent.refusal(.version, excerpt))
        }
        let idText = try attribute(.id, of: json)
        guard let id = json.string(idText, { UUID7(utf8: $0) }) else {
            let excerpt = json.text(idText).excerpt
            throw Fault(
                .badID, "The id '\(excerpt)' is no UUIDv7; make one for each event.",
                RejectedEvent.refusal(.id, excerpt))
        }
        let source = try attribute(.source, of: json)
        guard json.isString(source, sourceBytes.span) || json.text(source).lowercased() == self.source else {
            let excerpt = json.text(source).excerpt
            throw Fault(
                .wrongSource, "The source '\(excerpt)' is another device; send \(self.source).",
                RejectedEvent.refusal(.source, excerpt, self.source))
        }
        let typeName = try attribute(.type, of: json)
        let known = json.string(typeName) { EventType.named($0) }
        guard let type = known?.name ?? json.shownText(typeName) else {
            let excerpt = json.text(typeName).excerpt
            throw Fault(
                .badType, "The type '\(excerpt)' is no name; send 1 to 128 printable characters.",
                RejectedEvent.refusal(.type, excerpt))
        }
        var session: ID<Session>?
        var payload = EventPayload.unknown(type: type)
        if let known {
            session = try subject(json, known)
            payload = try self.payload(json, known)
        } else {
            session = unknownSubject(json)
        }

        var canonical: [UInt8] = []
        canonical.reserveCapacity(768)
        json.writeCanonical(without: Self.attemptAttributes, to: &canonical)
        return IncomingEvent(
            index: index, identity: EventIdentity(device: device, event: id), type: type, session: session,
            reading: reading(json), sequence: json.sequence, payload: payload,
            unfamiliar: UnfamiliarName.all(in: json, type, known), body: String(decoding: canonical, as: UTF8.self),
            digest: unsafe SHA256.hash(data: canonical).withUnsafeBytes { unsafe Array($0) })
    }

    /// The session that the event is about; nil if it is about the device.
    private func subject(_ json: borrowing JSONTape, _ type: EventType) throws(Fault) -> ID<Session>? {
        if type.subject != .session {
            guard let value = json[.subject], !json.isNull(value) else { return nil }
            if json.string(value)?.lowercased() == device.description { return nil }
        }
        let subject = try attribute(.subject, of: json)
        if type.subject == .device {
            let excerpt = json.text(subject).excerpt
            throw Fault(
                .badSubject, "The subject '\(excerpt)' is not the device; send \(device), or none.",
                RejectedEvent.refusal(.subjectDevice, excerpt, device.description))
        }
        guard let session = json.string(subject, { ID<Session>(utf8: $0) }) else {
            let excerpt = json.text(subject).excerpt
            throw Fault(
                .badSubject, "The subject '\(excerpt)' is no identifier; send the session's.",
                RejectedEvent.refusal(.subject, excerpt))
        }
        return session
    }

    private func unknownSubject(_ json: borrowing JSONTape) -> ID<Session>? {
        guard let subject = json[.subject].flatMap({ json.string($0) }), subject.lowercased() != device.description
        else { return nil }
        return ID(subject)
    }

    private func payload(_ json: borrowing JSONTape, _ type: EventType) throws(Fault) -> EventPayload {
        guard let value = json[.data] else {
            throw Fault(
                .missingAttribute, "The event lacks 'data'; send what \(type.name) needs.",
                RejectedEvent.refusal(.missing, "data"))
        }
        do throws(EventData.Misfit) {
            let data = try EventData(value, of: json, for: type)
            guard let payload = type.payload(data) else {
                throw EventData.Misfit("data does not fit \(type.name)", nil)
            }
            return payload
        } catch {
            throw Fault(.badData, "In \(type.name), \(error.sentence).", error.refusal)
        }
    }

    /// A member that must be there and be text.
    private func attribute(_ name: EventName, of json: borrowing JSONTape) throws(Fault) -> JSONNode {
        guard let value = json[name], !json.isNull(value) else {
            throw Fault(
                .missingAttribute, "The event lacks '\(name)'; every event needs it.",
                RejectedEvent.refusal(.missing, name.text))
        }
        guard json.isString(value) else {
            let excerpt = json.excerpt(value)
            throw Fault(
                .missingAttribute, "The '\(name)' is \(excerpt); send it as text.",
                RejectedEvent.refusal(.notText, name.text, excerpt))
        }
        return value
    }

    private func reading(_ json: borrowing JSONTape) -> ClockReading {
        var instant: Instant?
        if let time = json[.time] { instant = json.string(time) { Instant(rfc3339: $0) } }
        var boot: String?
        if let node = json[.bootid] {
            let isUsual = usualBoot != nil && json.isString(node, usualBootBytes.span)
            boot = isUsual ? usualBoot : json.shownText(node)?.lowercased()
        }
        return ClockReading(instant: instant, bootID: boot, monotonic: json.monotonic)
    }

    /// Extensions that say how an event travelled, not what happened
    /// (CloudEvents distributed tracing, and the time of sending).
    private static let attemptAttributes = EventName.set([.sentat, .traceparent, .tracestate])

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
