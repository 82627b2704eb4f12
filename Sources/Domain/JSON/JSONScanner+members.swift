extension JSONScanner {
    /// Above this, sorting by insertion would be slow enough to be an attack.
    private static let few = 32

    /// Looks up the name that was just read.
    mutating func nameMember(_ text: Span<UInt8>) {
        let place = nodes.count - 1
        let name = nodes[place]
        nodes[place].name =
            name.isPlain ? names.number(of: text, name.range) : names.number(of: decoded.span, name.range)
    }

    /// Puts the names of an object that was just read in order, and refuses
    /// two of one name: which of them counts is anyone's guess (RFC 8259 4).
    mutating func sortMembers(of place: Int, _ text: Span<UInt8>) throws(JSONFault) {
        let start = members.count
        // A bit a known name, and whether these were all.
        var (seen, areKnown): (UInt64, Bool) = (0, true)
        var name = place + 1
        while name < nodes.count {
            members.append(name)
            let bit = nodes[name].bit
            areKnown = areKnown && bit & ~seen != 0
            seen |= bit
            name = nodes[name + 1].next
        }
        nodes[place].start = start
        nodes[place].end = members.count
        if areKnown {
            takeKnownPlaces(of: place, seen)
        } else {
            try sort(from: start, text)
        }
    }

    /// As many names as have a lower number come before each.
    private mutating func takeKnownPlaces(of place: Int, _ seen: UInt64) {
        let start = nodes[place].start
        var name = place + 1
        while name < nodes.count {
            members[start + (seen & (nodes[name].bit - 1)).nonzeroBitCount] = name
            name = nodes[name + 1].next
        }
    }

    private mutating func sort(from start: Int, _ text: Span<UInt8>) throws(JSONFault) {
        if members.count - start <= Self.few {
            insertionSort(from: start, text)
        } else {
            var names: [(node: Int, name: [UInt8])] = []
            for member in members[start...] { names.append((member, bytes(of: member, text))) }
            names.sort { $0.name.lexicographicallyPrecedes($1.name) }
            members.replaceSubrange(start..., with: names.map(\.node))
        }
        for index in members.indices[start...].dropFirst()
        where order(members[index - 1], members[index], text) == 0 {
            let name = String(decoding: bytes(of: members[index], text), as: UTF8.self)
            throw fault("'\(name.excerpt)' stands twice in one object")
        }
    }

    private mutating func insertionSort(from start: Int, _ text: Span<UInt8>) {
        for index in members.indices[start...].dropFirst() {
            let name = members[index]
            var place = index
            while place > start, order(members[place - 1], name, text) > 0 {
                members[place] = members[place - 1]
                place -= 1
            }
            members[place] = name
        }
    }

    /// Less than, equal to or greater than 0 as the left name's bytes come
    /// before the right one's, are the same, or come after.
    private func order(_ left: Int, _ right: Int, _ text: Span<UInt8>) -> Int {
        let (one, other) = (nodes[left], nodes[right])
        for offset in 0..<min(one.count, other.count) {
            let difference = Int(byte(one, offset, text)) - Int(byte(other, offset, text))
            if difference != 0 { return difference }
        }
        return one.count - other.count
    }

    private func byte(_ name: JSONTape.Node, _ offset: Int, _ text: Span<UInt8>) -> UInt8 {
        name.isPlain ? text[name.start + offset] : decoded[name.start + offset]
    }

    private func bytes(of index: Int, _ text: Span<UInt8>) -> [UInt8] {
        let name = nodes[index]
        var bytes: [UInt8] = []
        for offset in 0..<name.count { bytes.append(byte(name, offset, text)) }
        return bytes
    }
}

extension JSONTape.Node {
    /// One for the number of a known name; 0 for others.
    fileprivate var bit: UInt64 { name < 64 ? 1 << UInt64(name) : 0 }
}
