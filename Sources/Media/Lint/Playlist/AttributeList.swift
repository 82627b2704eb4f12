/// The attributes of a tag (RFC 8216, 4.2).
struct AttributeList: Hashable, Sendable {
    private(set) var values: [String: String] = [:]
    /// What is wrong with it, each the end of a sentence about the tag.
    private(set) var complaints: [String] = []

    subscript(name: String) -> String? { values[name] }

    func integer(_ name: String) -> Int? { values[name]?.strictInteger }
    func decimal(_ name: String) -> Double? { values[name]?.strictDecimal }

    init(_ text: String) {
        var rest = text[...]
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "=") else {
                complaints.append("has '\(rest.prefix(40))' where an attribute should be")
                return
            }
            let name = String(rest[..<equals])
            rest = rest[rest.index(after: equals)...]
            let isQuoted = rest.first == "\""
            let value: Substring
            if isQuoted {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: "\"") else {
                    complaints.append("does not end the quotes of \(name)")
                    return
                }
                value = rest[..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                value = rest.prefix { $0 != "," }
                rest = rest.dropFirst(value.count)
            }
            add(name, String(value), isQuoted: isQuoted)
            guard !rest.isEmpty else { return }
            guard rest.first == "," else {
                complaints.append("has something behind the value of \(name) that is no comma")
                return
            }
            rest.removeFirst()
            if rest.isEmpty { complaints.append("ends with a comma") }
        }
    }

    private mutating func add(_ name: String, _ value: String, isQuoted: Bool) {
        let letters = name.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        if name.isEmpty || !letters { complaints.append("has an attribute named '\(name.prefix(40))'") }
        if values.updateValue(value, forKey: name) != nil { complaints.append("has \(name) twice") }
        if !isQuoted, Self.quoted.contains(name) { complaints.append("has \(name) without quotes") }
        if isQuoted, Self.unquoted.contains(name) { complaints.append("has \(name) in quotes") }
        if !isQuoted, value.isEmpty { complaints.append("has no value for \(name)") }
    }

    private static let quoted: Set = [
        "URI", "BYTERANGE", "GROUP-ID", "LANGUAGE", "ASSOC-LANGUAGE", "NAME", "CHARACTERISTICS", "CHANNELS", "CODECS",
        "AUDIO", "SUBTITLES", "VIDEO",
    ]
    private static let unquoted: Set = [
        "TYPE", "DEFAULT", "AUTOSELECT", "FORCED", "BANDWIDTH", "AVERAGE-BANDWIDTH", "RESOLUTION", "FRAME-RATE",
        "VIDEO-RANGE", "HDCP-LEVEL",
    ]
}

extension StringProtocol {
    /// Digits alone, at most eighteen.
    var strictInteger: Int? {
        guard (1...18).contains(utf8.count), utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(self))
    }

    /// Digits, and perhaps a point and more digits.
    var strictDecimal: Double? {
        let halves = split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), halves.allSatisfy({ $0.strictInteger != nil }) else { return nil }
        return Double(String(self))
    }
}

extension Size {
    /// Reads `640x360`.
    init?(resolution text: String) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).compactMap { $0.strictInteger }
        guard sides.count == 2, sides[0] > 0, sides[1] > 0, sides[0] < 65_536, sides[1] < 65_536 else { return nil }
        self.init(width: sides[0], height: sides[1])
    }
}
