/// Reads one JSON text (RFC 8259) from bytes that nobody vouches for, and
/// notes where its values are.
///
/// The bytes are lent to each call, so that none of them costs a count of
/// references.
struct JSONScanner: Sendable {
    var position = 0
    private(set) var end: Int
    /// How many arrays and objects may be open at once.
    let depth: Int
    let names: JSONNames
    /// In the order of the text; a member is a string and the value behind it.
    var nodes: [JSONTape.Node] = []
    /// Nodes of names, object by object, in the order of the names' bytes.
    var members: [Int] = []
    /// The strings that have escapes, without them.
    var decoded: [UInt8] = []

    init(end: Int, depth: Int, names: JSONNames) {
        self.end = end
        self.depth = depth
        self.names = names
        nodes.reserveCapacity(48)
        members.reserveCapacity(24)
    }

    /// Reads the value that fills `range`, white space apart.
    mutating func readWhole(_ range: Range<Int>, of text: Span<UInt8>) throws(JSONFault) {
        enter(range, of: text)
        try read(text)
        skipSpace(text)
        guard position == end else { throw fault("more follows the end of the value") }
    }

    /// Goes to the first byte of `range` that is no white space.
    mutating func enter(_ range: Range<Int>, of text: Span<UInt8>) {
        (position, end) = (range.lowerBound, range.upperBound)
        skipSpace(text)
    }

    /// Reads the value that begins here and the white space around it.
    ///
    /// - Returns: where it is; nil if it is no JSON.
    mutating func readElement(of text: Span<UInt8>) -> Range<Int>? {
        skipSpace(text)
        let start = position
        do { try read(text) } catch { return nil }
        let range = start..<position
        skipSpace(text)
        return range
    }

    /// Forgets what was read before.
    private mutating func read(_ text: Span<UInt8>) throws(JSONFault) {
        nodes.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
        try value(text, open: 0)
    }

    func next(_ text: Span<UInt8>) -> UInt8? { position < end ? text[position] : nil }

    func fault(_ reason: String) -> JSONFault { JSONFault(reason: reason, position: position) }

    mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard position < end, text[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSpace(_ text: Span<UInt8>) {
        while position < end, text[position].isJSONSpace { position += 1 }
    }

    /// Notes a value that has no others within it.
    mutating func note(_ kind: JSONTape.Node.Kind, isPlain: Bool = true, start: Int = 0, end: Int = 0) {
        nodes.append(JSONTape.Node(kind: kind, isPlain: isPlain, start: start, end: end, next: nodes.count + 1))
    }

    private mutating func value(_ text: Span<UInt8>, open: Int) throws(JSONFault) {
        switch next(text) {
        case UInt8(ascii: "{"): try object(text, open: open + 1)
        case UInt8(ascii: "["): try array(text, open: open + 1)
        case UInt8(ascii: "\""): try string(text)
        case UInt8(ascii: "t"): try literal("true", .yes, text)
        case UInt8(ascii: "f"): try literal("false", .no, text)
        case UInt8(ascii: "n"): try literal("null", .null, text)
        case UInt8(ascii: "-"): try number(text)
        case .some(let byte) where byte.isDigit: try number(text)
        case nil: throw fault("it ends where a value should be")
        default: throw fault("no value begins like this")
        }
    }

    private mutating func literal(
        _ name: String, _ kind: JSONTape.Node.Kind, _ text: Span<UInt8>
    ) throws(JSONFault) {
        let start = position
        for byte in name.utf8 where !take(byte, text) { throw fault("no value begins like this") }
        note(kind, start: start, end: position)
    }

    private mutating func array(_ text: Span<UInt8>, open: Int) throws(JSONFault) {
        let place = try enter(.array, text, open: open)
        if !take(UInt8(ascii: "]"), text) {
            repeat {
                skipSpace(text)
                try value(text, open: open)
                skipSpace(text)
            } while take(UInt8(ascii: ","), text)
            guard take(UInt8(ascii: "]"), text) else { throw fault("an array lacks a comma or its end") }
        }
        nodes[place].next = nodes.count
    }

    private mutating func object(_ text: Span<UInt8>, open: Int) throws(JSONFault) {
        let place = try enter(.object, text, open: open)
        if !take(UInt8(ascii: "}"), text) {
            repeat {
                skipSpace(text)
                guard next(text) == UInt8(ascii: "\"") else { throw fault("a member lacks its name") }
                try string(text)
                nameMember(text)
                skipSpace(text)
                guard take(UInt8(ascii: ":"), text) else { throw fault("a member lacks its colon") }
                skipSpace(text)
                try value(text, open: open)
                skipSpace(text)
            } while take(UInt8(ascii: ","), text)
            guard take(UInt8(ascii: "}"), text) else { throw fault("an object lacks a comma or its end") }
        }
        nodes[place].next = nodes.count
        try sortMembers(of: place, text)
    }

    /// Steps behind the bracket that opens array or object number `open`.
    private mutating func enter(
        _ kind: JSONTape.Node.Kind, _ text: Span<UInt8>, open: Int
    ) throws(JSONFault) -> Int {
        guard open <= depth else { throw fault("it is nested more than \(depth) deep") }
        position += 1
        skipSpace(text)
        note(kind)
        return nodes.count - 1
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
