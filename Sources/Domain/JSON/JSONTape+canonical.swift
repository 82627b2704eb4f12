extension JSONTape {
    /// Writes the value as ``JSONValue/canonical`` has it, of an object
    /// without the members that `leftOut` names.
    package func writeCanonical(
        _ node: JSONNode = .root, without leftOut: JSONNameSet = JSONNameSet([]), to bytes: inout [UInt8]
    ) {
        write(node.index, leftOut, to: &bytes)
    }

    private func write(_ index: Int, _ leftOut: JSONNameSet, to bytes: inout [UInt8]) {
        let node = scanner.nodes[index]
        switch node.kind {
        case .string: write(string: node, to: &bytes)
        case .number where !node.isPlain:
            bytes += (number(JSONNode(index: index))?.text ?? "null").utf8
        case .null, .yes, .no, .number: bytes.append(node.range, of: text.span)
        case .array:
            bytes.append(UInt8(ascii: "["))
            var element = index + 1
            while element < node.next {
                if element > index + 1 { bytes.append(UInt8(ascii: ",")) }
                write(element, JSONNameSet([]), to: &bytes)
                element = scanner.nodes[element].next
            }
            bytes.append(UInt8(ascii: "]"))
        case .object:
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for place in node.range {
                let name = scanner.members[place]
                if leftOut.contains(scanner.nodes[name].name) { continue }
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                write(member: name, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private func write(member index: Int, to bytes: inout [UInt8]) {
        let (name, value) = (scanner.nodes[index], scanner.nodes[index + 1])
        if let end = end(of: value, besides: name) {
            bytes.append(name.start - 1..<end, of: text.span)
        } else {
            write(string: name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(index + 1, JSONNameSet([]), to: &bytes)
        }
    }

    /// Where a member ends that may be taken from the text as it is; nil if
    /// it may not: something in it is not plain, or there is white space.
    private func end(of value: Node, besides name: Node) -> Int? {
        guard name.isPlain, value.isPlain else { return nil }
        switch value.kind {
        case .array, .object: return nil
        case .string: return value.start == name.end + 3 ? value.end + 1 : nil
        case .null, .yes, .no, .number: return value.start == name.end + 2 ? value.end : nil
        }
    }

    private func write(string node: Node, to bytes: inout [UInt8]) {
        if node.isPlain {
            // Nothing in it was escaped, so nothing has to be; with its quotes.
            bytes.append(node.start - 1..<node.end + 1, of: text.span)
        } else {
            JSONValue.write(scanner.decoded[node.range], to: &bytes)
        }
    }
}
