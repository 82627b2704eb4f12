/// One value of a text that was read into a ``JSONTape``.
package struct JSONNode: Sendable {
    let tape: JSONTape
    let index: Int

    private var node: JSONTape.Node { tape.nodes[index] }

    /// Nil unless this is an object with such a member.
    package subscript(name: String) -> JSONNode? {
        let node = node
        guard node.kind == .object else { return nil }
        var member = index + 1
        while member < node.next {
            if tape.isName(tape.nodes[member], name) { return JSONNode(tape: tape, index: member + 1) }
            member = tape.nodes[member + 1].next
        }
        return nil
    }

    package var isNull: Bool { node.kind == .null }
    package var isObject: Bool { node.kind == .object }
    package var isString: Bool { node.kind == .string }

    package var bool: Bool? {
        switch node.kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    package var string: String? {
        let node = node
        return node.kind == .string ? String(decoding: tape.bytes(of: node), as: UTF8.self) : nil
    }

    /// What `read` makes of the string's bytes; nil unless this is a string.
    package func string<Value>(_ read: (Span<UInt8>) -> Value?) -> Value? {
        let node = node
        guard node.kind == .string else { return nil }
        let text = tape.source(of: node)
        return read(text.span.extracting(node.start..<node.end))
    }

    package var number: JSONNumber? {
        let node = node
        guard node.kind == .number else { return nil }
        let text = String(decoding: tape.bytes(of: node), as: UTF8.self)
        return node.isPlain ? JSONNumber(plain: text) : JSONNumber(grammatical: text[...].utf8)
    }

    /// Whether this is that string, byte by byte.
    package func isString(_ text: String) -> Bool {
        let node = node
        return node.kind == .string && tape.isName(node, text)
    }

    /// The string unless it is empty, has more than `limit` bytes, or holds
    /// what a database or a terminal would stumble over.
    package func presentable(limit: Int) -> String? { isPresentable(limit: limit) ? string : nil }

    private func isPresentable(limit: Int) -> Bool {
        string { text in
            guard (1...limit).contains(text.count) else { return false }
            var before: UInt8 = 0
            for position in text.indices {
                let byte = text[position]
                // U+0080 … U+009F are 0xC2 and the number.
                if byte < 0x20 || byte == 0x7F || before == 0xC2 && byte < 0xA0 { return false }
                before = byte
            }
            return true
        } ?? false
    }

    /// An object's names and values in the order of the names' bytes.
    package var members: [(name: String, value: JSONNode)] {
        let node = node
        guard node.kind == .object else { return [] }
        return tape.members[node.start..<node.end].map {
            (String(decoding: tape.bytes(of: tape.nodes[$0]), as: UTF8.self), JSONNode(tape: tape, index: $0 + 1))
        }
    }

    /// The names of an object's members, in the order of their bytes, without
    /// those that are `known`.
    package func names(besides known: [String]) -> [String] {
        let node = node
        guard node.kind == .object else { return [] }
        var names: [String] = []
        for place in node.start..<node.end {
            let name = tape.nodes[tape.members[place]]
            guard !known.contains(where: { tape.isName(name, $0) }) else { continue }
            names.append(String(decoding: tape.bytes(of: name), as: UTF8.self))
        }
        return names
    }

    private var elements: [JSONNode] {
        var elements: [JSONNode] = []
        var element = index + 1
        while element < node.next {
            elements.append(JSONNode(tape: tape, index: element))
            element = tape.nodes[element].next
        }
        return elements
    }

    /// A copy that stands for itself.
    package var value: JSONValue {
        switch node.kind {
        case .null: .null
        case .yes: .bool(true)
        case .no: .bool(false)
        case .number: number.map { .number($0) } ?? .null
        case .string: .string(string ?? "")
        case .array: .array(elements.map(\.value))
        case .object: .object(members.map { JSONMember(name: $0.name, value: $0.value.value) })
        }
    }

    /// The beginning of the canonical text, for messages.
    package var excerpt: String { value.excerpt }
}
