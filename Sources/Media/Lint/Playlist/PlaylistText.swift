internal import Foundation

/// A playlist as text: its lines with their numbers (RFC 8216, 4.1).
struct PlaylistText: Sendable {
    enum Line: Hashable, Sendable {
        /// `#EXT…` with what stands behind the first colon.
        case tag(String, value: String)
        case uri(String)
        /// A comment or nothing.
        case other
    }

    struct Numbered: Hashable, Sendable {
        var number: Int
        var line: Line
    }

    let location: LintFolders.Location
    private(set) var lines: [Numbered] = []
    private(set) var faults: [RuleFault] = []

    var name: String { location.name }

    init(_ bytes: Data, at location: LintFolders.Location) {
        self.location = location
        guard let text = String(validating: bytes, as: UTF8.self) else {
            report("RFC 8216 4.1", nil, "is no UTF-8 text")
            return
        }
        if text.unicodeScalars.first == "\u{FEFF}" {
            report("RFC 8216 4.1", 1, "begins with a byte order mark, which a playlist must not have")
        }
        let rows = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, row) in rows.enumerated() { read(String(row), index + 1) }
        if rows.first != "#EXTM3U" { report("RFC 8216 4.3.1.1", 1, "does not begin with #EXTM3U") }
    }

    private mutating func read(_ row: String, _ number: Int) {
        if row.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
            report("RFC 8216 4.1", number, "has a control character")
        }
        if row.hasPrefix("#EXT") {
            let halves = row.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count > 1 ? String(halves[1]) : ""
            lines.append(Numbered(number: number, line: .tag(String(halves[0].dropFirst()), value: value)))
        } else if row.hasPrefix("#") || row.isEmpty {
            lines.append(Numbered(number: number, line: .other))
        } else {
            if row.hasPrefix(" ") || row.hasSuffix(" ") || row.hasPrefix("\t") {
                report("RFC 8216 4.1", number, "has a URI with a blank around it")
            }
            lines.append(Numbered(number: number, line: .uri(row)))
        }
    }

    /// - Parameter sentence: goes on after the playlist's name.
    mutating func report(_ rule: String, _ line: Int?, _ sentence: String) {
        faults.append(RuleFault(rule: rule, fault: Fault(name, line, "\(name) \(sentence).")))
    }

    /// The values of a tag with the numbers of their lines.
    func values(_ tag: String) -> [(value: String, line: Int)] {
        lines.compactMap { item in
            guard case .tag(tag, let value) = item.line else { return nil }
            return (value, item.number)
        }
    }

    /// The value of a tag that may be there once.
    mutating func single(_ tag: String, rule: String) -> (value: String, line: Int)? {
        let found = values(tag)
        if found.count > 1 { report(rule, found[1].line, "has a second \(tag)") }
        return found.first
    }
}

/// A fault that was found while reading.
struct RuleFault: Hashable, Sendable {
    var rule: String
    var fault: Fault
}
