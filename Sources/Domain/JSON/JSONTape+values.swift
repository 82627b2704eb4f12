/// What stands where: each question is for one value on the tape.
extension JSONTape {
    /// The value of the member with that number; nil unless `node` is an
    /// object with such a member.
    package subscript(node: JSONNode, name: UInt8) -> JSONNode? {
        let object = scanner.nodes[node.index]
        guard object.kind == .object else { return nil }
        var member = node.index + 1
        while member < object.next {
            if scanner.nodes[member].name == name { return JSONNode(index: member + 1) }
            member = scanner.nodes[member + 1].next
        }
        return nil
    }

    package func isNull(_ node: JSONNode) -> Bool { scanner.nodes[node.index].kind == .null }
    package func isObject(_ node: JSONNode) -> Bool { scanner.nodes[node.index].kind == .object }
    package func isString(_ node: JSONNode) -> Bool { scanner.nodes[node.index].kind == .string }
    package func isNumber(_ node: JSONNode) -> Bool { scanner.nodes[node.index].kind == .number }

    package func bool(_ node: JSONNode) -> Bool? {
        switch scanner.nodes[node.index].kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    package func string(_ node: JSONNode) -> String? {
        isString(node) ? String(decoding: bytes(of: scanner.nodes[node.index]), as: UTF8.self) : nil
    }

    /// What `read` makes of the string's bytes; nil unless this is a string.
    package func string<Value>(_ node: JSONNode, _ read: (Span<UInt8>) -> Value?) -> Value? {
        let node = scanner.nodes[node.index]
        guard node.kind == .string else { return nil }
        return node.isPlain
            ? read(text.span.extracting(node.range)) : read(scanner.decoded.span.extracting(node.range))
    }

    /// Whether this is that string, byte by byte.
    package func isString(_ node: JSONNode, _ text: Span<UInt8>) -> Bool {
        string(node) { $0.holds(text, in: 0..<$0.count) } ?? false
    }

    /// The string unless it is empty, has more than `limit` bytes, or holds
    /// what a database or a terminal would stumble over.
    package func presentable(_ node: JSONNode, limit: Int) -> String? {
        let isGood = string(node) { text -> Bool? in
            guard (1...limit).contains(text.count) else { return false }
            var before: UInt8 = 0
            for position in text.indices {
                let byte = text[position]
                // U+0080 … U+009F are 0xC2 and the number.
                if byte < 0x20 || byte == 0x7F || before == 0xC2 && byte < 0xA0 { return false }
                before = byte
            }
            return true
        }
        return isGood == true ? string(node) : nil
    }

    /// The names of an object's members, in the order of their bytes, without
    /// those that are `known`.
    package func names(of node: JSONNode, besides known: JSONNameSet) -> [String] {
        let object = scanner.nodes[node.index]
        guard object.kind == .object else { return [] }
        var names: [String] = []
        for place in object.range {
            let name = scanner.nodes[scanner.members[place]]
            if !known.contains(name.name) { names.append(String(decoding: bytes(of: name), as: UTF8.self)) }
        }
        return names
    }

    /// A copy that stands for itself.
    package func value(_ node: JSONNode) -> JSONValue {
        let place = scanner.nodes[node.index]
        switch place.kind {
        case .null: return .null
        case .yes: return .bool(true)
        case .no: return .bool(false)
        case .number: return number(node).map { .number($0) } ?? .null
        case .string: return .string(string(node) ?? "")
        case .array:
            var elements: [JSONValue] = []
            var element = node.index + 1
            while element < place.next {
                elements.append(value(JSONNode(index: element)))
                element = scanner.nodes[element].next
            }
            return .array(elements)
        case .object:
            var members: [JSONMember] = []
            for name in scanner.members[place.range] {
                let text = String(decoding: bytes(of: scanner.nodes[name]), as: UTF8.self)
                members.append(JSONMember(name: text, value: value(JSONNode(index: name + 1))))
            }
            return .object(members)
        }
    }

    /// The beginning of the canonical text, for messages.
    package func excerpt(_ node: JSONNode) -> String { value(node).excerpt }

    /// The bytes of a string or a number.
    func bytes(of node: Node) -> ArraySlice<UInt8> {
        node.kind == .string && !node.isPlain ? scanner.decoded[node.range] : text[node.range]
    }
}
