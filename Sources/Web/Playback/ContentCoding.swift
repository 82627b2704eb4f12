/// What `Accept-Encoding` says about gzip (RFC 9110, 12.5.3).
enum ContentCoding {
    /// Whether a client wants gzip. One that says nothing does not: a player
    /// refused gzip that it had not asked for.
    static func wantsGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        var others = false
        for item in header.utf8.split(separator: UInt8(ascii: ",")) {
            var parts = item.split(separator: UInt8(ascii: ";")).makeIterator()
            guard let name = parts.next().map({ trimmed($0).lowercased() }) else { continue }
            var isWanted = true
            while let parameter = parts.next() {
                let text = trimmed(parameter).lowercased()
                if text.hasPrefix("q=") { isWanted = Double(text.dropFirst(2)).map { $0 > 0 } ?? false }
            }
            switch name {
            case "gzip", "x-gzip": return isWanted
            case "*": others = isWanted
            default: break
            }
        }
        return others
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring {
        var text = Substring(text)
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
