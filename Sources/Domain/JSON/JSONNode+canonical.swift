extension JSONNode {
    /// As ``JSONValue/canonical``, of an object without the members that
    /// `leftOut` names.
    package func canonical(without leftOut: [String] = []) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tape.text.count < 4096 ? tape.text.count : 768)
        tape.write(index, leftOut, to: &bytes)
        return bytes
    }
}

extension JSONTape {
    fileprivate func write(_ index: Int, _ leftOut: [String], to bytes: inout [UInt8]) {
        let node = nodes[index]
        switch node.kind {
        case .null: bytes += "null".utf8
        case .yes: bytes += "true".utf8
        case .no: bytes += "false".utf8
        case .string: write(string: node, to: &bytes)
        case .number where node.isPlain: bytes += text[node.start..<node.end]
        case .number: bytes += (JSONNode(tape: self, index: index).number?.text ?? "null").utf8
        case .array:
            bytes.append(UInt8(ascii: "["))
            var element = index + 1
            while element < node.next {
                if element > index + 1 { bytes.append(UInt8(ascii: ",")) }
                write(element, [], to: &bytes)
                element = nodes[element].next
            }
            bytes.append(UInt8(ascii: "]"))
        case .object:
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for name in members[node.start..<node.end] where !leftOut.contains(where: { isName(nodes[name], $0) }) {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                write(string: nodes[name], to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                write(name + 1, [], to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private func write(string node: Node, to bytes: inout [UInt8]) {
        if node.isPlain {
            // Nothing in it was escaped, so nothing has to be; with its quotes.
            bytes += text[(node.start - 1)...node.end]
        } else {
            JSONValue.write(decoded[node.start..<node.end], to: &bytes)
        }
    }
}
