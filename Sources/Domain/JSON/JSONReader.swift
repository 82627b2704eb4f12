/// Reads one JSON text (RFC 8259) from bytes that nobody vouches for.
///
/// Foundation's readers do not trap either, but of two members of one name
/// they silently drop one, they round numbers to doubles, and they have no
/// bound on depth that a caller sets.
package struct JSONReader {
    let bytes: [UInt8]
    var position: Int
    let end: Int
    /// How many arrays and objects may be open at once.
    let depth: Int

    /// Reads the value that fills `range`, white space apart.
    package static func read(_ bytes: [UInt8], in range: Range<Int>, depth: Int) throws(JSONFault) -> JSONValue {
        var reader = JSONReader(bytes: bytes, position: range.lowerBound, end: range.upperBound, depth: depth)
        reader.skipSpace()
        let value = try reader.value(open: 0)
        reader.skipSpace()
        guard reader.position == reader.end else { throw reader.fault("more follows the end of the value") }
        return value
    }

    var next: UInt8? { position < end ? bytes[position] : nil }

    func fault(_ reason: String) -> JSONFault { JSONFault(reason: reason, position: position) }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = next, byte.isJSONSpace { position += 1 }
    }

    private mutating func value(open: Int) throws(JSONFault) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): try object(open: open + 1)
        case UInt8(ascii: "["): try array(open: open + 1)
        case UInt8(ascii: "\""): .string(try string())
        case UInt8(ascii: "t"): try literal("true", .bool(true))
        case UInt8(ascii: "f"): try literal("false", .bool(false))
        case UInt8(ascii: "n"): try literal("null", .null)
        case UInt8(ascii: "-"): .number(try number())
        case .some(let byte) where byte.isDigit: .number(try number())
        case nil: throw fault("it ends where a value should be")
        default: throw fault("no value begins like this")
        }
    }

    private mutating func literal(_ name: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for byte in name.description.utf8 where !take(byte) { throw fault("no value begins like this") }
        return value
    }

    private mutating func array(open: Int) throws(JSONFault) -> JSONValue {
        try enter(open)
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            skipSpace()
            elements.append(try value(open: open))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("an array lacks a comma or its end") }
        return .array(elements)
    }

    private mutating func object(open: Int) throws(JSONFault) -> JSONValue {
        try enter(open)
        var members: [JSONMember] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("a member lacks its name") }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("a member lacks its colon") }
            skipSpace()
            members.append(JSONMember(name: name, value: try value(open: open)))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("an object lacks a comma or its end") }
        return .object(try distinct(members.sortedByName()))
    }

    /// Steps behind the bracket that opens array or object number `open`.
    private mutating func enter(_ open: Int) throws(JSONFault) {
        guard open <= depth else { throw fault("it is nested more than \(depth) deep") }
        position += 1
        skipSpace()
    }

    /// Which of two equal names counts is anyone's guess (RFC 8259 4).
    private func distinct(_ members: [JSONMember]) throws(JSONFault) -> [JSONMember] {
        for (member, following) in zip(members, members.dropFirst())
        where member.name.utf8.elementsEqual(following.name.utf8) {
            throw fault("'\(member.name.excerpt)' stands twice in one object")
        }
        return members
    }

    private mutating func number() throws(JSONFault) -> JSONNumber {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return JSONNumber(grammatical: String(decoding: bytes[start..<position], as: UTF8.self)[...].utf8)
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let byte = next, byte.isDigit { position += 1 }
        guard position > start else { throw fault("a number lacks a digit") }
    }
}

/// Why bytes are no JSON.
package struct JSONFault: Error, Hashable {
    package let reason: String
    /// The offset of the byte at which it was seen.
    package let position: Int
}

extension UInt8 {
    var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
    package var isDigit: Bool { (0x30...0x39).contains(self) }
}
