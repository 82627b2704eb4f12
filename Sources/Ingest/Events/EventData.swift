import Domain

/// The `data` of an event that fits its type's fields, and what they hold.
struct EventData {
    enum Value {
        case identifier(UUID7)
        case integer(Int)
        case number(Double)
        case text(String)
        case flag(Bool)
    }

    private struct Found {
        let name: EventName
        let value: Value
    }

    /// Of the fields that are there.
    private var values: [Found] = []

    /// Throws one sentence when the data does not fit the type.
    ///
    /// A field that may be missing may also be null. Fields that the type
    /// does not name are not looked at, and asides never refused.
    init(_ node: JSONNode, of json: borrowing JSONTape, for type: EventType) throws(Misfit) {
        guard json.isObject(node) else {
            let excerpt = json.excerpt(node)
            throw Misfit(
                "data is \(excerpt); send a JSON object", RejectedEvent.refusal(.dataNoObject, type.name, excerpt))
        }
        values.reserveCapacity(type.fields.count + type.asides.count)
        for field in type.fields {
            guard let found = json[node, field.name], !json.isNull(found) else {
                guard field.isRequired else { continue }
                throw Misfit(
                    "data lacks '\(field.name)'; \(type.name) needs \(field.kind.demand)",
                    RejectedEvent.refusal(.lacks, type.name, field.name.text))
            }
            guard let value = field.kind.value(of: found, in: json) else {
                throw Misfit(
                    "'\(field.name)' is \(field.kind.describe(found, in: json)); send \(field.kind.demand)",
                    field.refusal(of: found, in: json, type))
            }
            values.append(Found(name: field.name, value: value))
        }
        if type.needsOneOfItsFields, values.isEmpty {
            let names = type.fields.map { "'\($0.name)'" }.joined(separator: ", ")
            throw Misfit(
                "data has none of \(names); send at least one",
                RejectedEvent.refusal(.nothing, type.name, type.fields.map(\.name.text).joined(separator: ", ")))
        }
        for name in type.asides {
            if let text = json[node, name].flatMap({ json.string($0) }) {
                values.append(Found(name: name, value: .text(text)))
            }
        }
    }

    func integer(_ name: EventName) -> Int? { if case .integer(let value) = self[name] { value } else { nil } }
    func number(_ name: EventName) -> Double? { if case .number(let value) = self[name] { value } else { nil } }
    func text(_ name: EventName) -> String? { if case .text(let value) = self[name] { value } else { nil } }
    func flag(_ name: EventName) -> Bool? { if case .flag(let value) = self[name] { value } else { nil } }

    func identifier<Entity>(_ name: EventName, of: Entity.Type) -> ID<Entity>? {
        if case .identifier(let value) = self[name] { ID(value) } else { nil }
    }

    private subscript(name: EventName) -> Value? {
        for place in values.indices where values[place].name == name { return values[place].value }
        return nil
    }

    struct Misfit: Error {
        let sentence: String
        let refusal: Refusal?

        init(_ sentence: String, _ refusal: Refusal?) {
            self.sentence = sentence
            self.refusal = refusal
        }
    }
}

extension EventType.Field.Kind {
    /// What the value says; nil if it does not fit.
    fileprivate func value(of node: JSONNode, in json: borrowing JSONTape) -> EventData.Value? {
        switch self {
        case .identifier:
            return json.string(node) { UUID7(utf8: $0) }.map { .identifier($0) }
        case .integer(let range):
            guard let value = json.integer(node), range.contains(value) else { return nil }
            return .integer(value)
        case .number(let range):
            guard let value = json.double(node), range.contains(value) else { return nil }
            return .number(value)
        case .text(let limit):
            guard let text = json.string(node), text.unicodeScalars.count <= limit,
                !text.unicodeScalars.contains("\0")
            else { return nil }
            return .text(text)
        case .choice(let words):
            return json.string(node).flatMap { words.contains($0) ? .text($0) : nil }
        case .word:
            return json.string(node).flatMap { Self.isWord($0) ? .text($0) : nil }
        case .flag:
            return json.bool(node).map { .flag($0) }
        }
    }

    /// What to send, as it ends a sentence.
    fileprivate var demand: String {
        switch self {
        case .identifier: "a UUIDv7"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound.plain) to \(range.upperBound.plain)"
        case .text(let limit): "text of at most \(limit) characters without NUL"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .word: "a letter and at most 63 letters and digits"
        case .flag: "true or false"
        }
    }

    private static func isWord(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        return text.utf8.count <= 64 && text.utf8.first.map(isLetter) == true
            && text.utf8.allSatisfy { isLetter($0) || $0.isDigit }
    }

    /// Names a value that does not fit; of a citizen's words only how many
    /// there are, for the sentence may end in a log.
    fileprivate func describe(_ node: JSONNode, in json: borrowing JSONTape) -> String {
        guard case .text = self, let text = json.string(node) else { return json.excerpt(node) }
        return "text of \(text.unicodeScalars.count) characters"
    }
}

extension EventType.Field {
    /// What is wrong with a value that does not fit. Of a citizen's words only
    /// how many there are.
    fileprivate func refusal(of found: JSONNode, in json: borrowing JSONTape, _ type: EventType) -> Refusal {
        func refusal(_ reason: RejectedEvent.Reason, _ values: String...) -> Refusal {
            Refusal(reason: reason.rawValue, values: [type.name, name.text] + values)
        }
        let excerpt = json.excerpt(found)
        return switch kind {
        case .identifier: refusal(.identifier, excerpt)
        case .integer(let range): refusal(.integer, excerpt, String(range.lowerBound), String(range.upperBound))
        case .number(let range): refusal(.number, excerpt, range.lowerBound.plain, range.upperBound.plain)
        case .text(let limit):
            if let text = json.string(found) {
                text.unicodeScalars.count > limit
                    ? refusal(.textLong, String(text.unicodeScalars.count), String(limit)) : refusal(.textZero)
            } else {
                refusal(.text, excerpt, String(limit))
            }
        case .choice(let words): refusal(.choice, excerpt, words.joined(separator: ", "))
        case .word: refusal(.word, excerpt)
        case .flag: refusal(.flag, excerpt)
        }
    }
}

extension Double {
    fileprivate var plain: String { JSONNumber(self)?.text ?? "\(self)" }
}
