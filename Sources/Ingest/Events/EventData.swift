import Domain

/// The `data` of an event after it was held against its type's fields.
struct EventData: Sendable {
    private let value: JSONNode

    /// Throws one sentence when the data does not fit the type.
    ///
    /// A field that may be missing may also be null. Fields that the type
    /// does not name are not looked at.
    init(_ value: JSONNode, for type: EventType) throws(Misfit) {
        guard value.isObject else {
            throw Misfit(
                "data is \(value.excerpt); send a JSON object",
                RejectedEvent.refusal(.dataNoObject, type.name, value.excerpt))
        }
        self.value = value
        for field in type.fields {
            guard let found = value[field.name], !found.isNull else {
                guard field.isRequired else { continue }
                throw Misfit(
                    "data lacks '\(field.name)'; \(type.name) needs \(field.kind.demand)",
                    RejectedEvent.refusal(.lacks, type.name, field.name))
            }
            guard field.kind.accepts(found) else {
                throw Misfit(
                    "'\(field.name)' is \(field.kind.describe(found)); send \(field.kind.demand)",
                    field.refusal(of: found, in: type))
            }
        }
        if type.needsOneOfItsFields, type.fields.allSatisfy({ value[$0.name]?.isNull ?? true }) {
            let names = type.fields.map { "'\($0.name)'" }.joined(separator: ", ")
            throw Misfit(
                "data has none of \(names); send at least one",
                RejectedEvent.refusal(.nothing, type.name, type.fields.map(\.name).joined(separator: ", ")))
        }
    }

    func integer(_ name: String) -> Int? { value[name]?.number?.integer }
    func number(_ name: String) -> Double? { value[name]?.number?.double }
    func text(_ name: String) -> String? { value[name]?.string }

    func flag(_ name: String) -> Bool? { value[name]?.bool }

    func identifier<Entity>(_ name: String, of: Entity.Type) -> ID<Entity>? {
        value[name]?.string { ID(utf8: $0) }
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
    fileprivate func accepts(_ value: JSONNode) -> Bool {
        switch self {
        case .identifier: value.string { UUID7(utf8: $0) } != nil
        case .integer(let range): value.number?.integer.map(range.contains) ?? false
        case .number(let range): value.number?.double.map(range.contains) ?? false
        case .text(let limit):
            value.string.map { $0.unicodeScalars.count <= limit && !$0.unicodeScalars.contains("\0") } ?? false
        case .choice(let words): value.string.map(words.contains) ?? false
        case .word: value.string.map(Self.isWord) ?? false
        case .flag: value.bool != nil
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
    fileprivate func describe(_ value: JSONNode) -> String {
        guard case .text = self, let text = value.string else { return value.excerpt }
        return "text of \(text.unicodeScalars.count) characters"
    }
}

extension EventType.Field {
    /// What is wrong with a value that does not fit. Of a citizen's words only
    /// how many there are.
    fileprivate func refusal(of found: JSONNode, in type: EventType) -> Refusal {
        func refusal(_ reason: RejectedEvent.Reason, _ values: String...) -> Refusal {
            Refusal(reason: reason.rawValue, values: [type.name, name] + values)
        }
        return switch kind {
        case .identifier: refusal(.identifier, found.excerpt)
        case .integer(let range):
            refusal(.integer, found.excerpt, String(range.lowerBound), String(range.upperBound))
        case .number(let range): refusal(.number, found.excerpt, range.lowerBound.plain, range.upperBound.plain)
        case .text(let limit):
            if let text = found.string {
                text.unicodeScalars.count > limit
                    ? refusal(.textLong, String(text.unicodeScalars.count), String(limit)) : refusal(.textZero)
            } else {
                refusal(.text, found.excerpt, String(limit))
            }
        case .choice(let words): refusal(.choice, found.excerpt, words.joined(separator: ", "))
        case .word: refusal(.word, found.excerpt)
        case .flag: refusal(.flag, found.excerpt)
        }
    }
}

extension Double {
    fileprivate var plain: String { JSONNumber(self)?.text ?? "\(self)" }
}
