/// A media playlist as it was found (RFC 8216, 4.3.2 and 4.3.3).
struct ReadMediaPlaylist: Sendable {
    struct Segment: Hashable, Sendable {
        struct Map: Hashable, Sendable {
            var uri: String
            var range: ByteRange?
            var line: Int
        }

        var uri: String
        var line: Int
        /// Seconds.
        var duration: Double
        var range: ByteRange?
        var map: Map?
        /// Counts the parts between discontinuities from 0.
        var part: Int
    }

    private(set) var text: PlaylistText
    private(set) var segments: [Segment] = []
    private(set) var targetDuration: (value: Int, line: Int)?
    private(set) var version: Int?
    let isIFramesOnly: Bool
    let isVOD: Bool
    let hasEnd: Bool
    let hasIndependentSegments: Bool

    var name: String { text.name }
    var duration: Double { segments.reduce(0) { $0 + $1.duration } }

    init(_ text: PlaylistText) {
        isIFramesOnly = !text.values("EXT-X-I-FRAMES-ONLY").isEmpty
        isVOD = text.values("EXT-X-PLAYLIST-TYPE").contains { $0.value == "VOD" }
        hasEnd = !text.values("EXT-X-ENDLIST").isEmpty
        hasIndependentSegments = !text.values("EXT-X-INDEPENDENT-SEGMENTS").isEmpty
        self.text = text
        readHead()
        readSegments()
    }

    private mutating func readHead() {
        if let (value, line) = text.single("EXT-X-TARGETDURATION", rule: "RFC 8216 4.3.3.1") {
            guard let seconds = value.strictInteger else {
                return text.report("RFC 8216 4.3.3.1", line, "has the target duration '\(value)', which is no number")
            }
            targetDuration = (seconds, line)
        } else {
            text.report("RFC 8216 4.3.3.1", nil, "has no EXT-X-TARGETDURATION")
        }
        version = text.version()
        if let (value, line) = text.single("EXT-X-MEDIA-SEQUENCE", rule: "RFC 8216 4.3.3.2"),
            value.strictInteger == nil
        {
            text.report("RFC 8216 4.3.3.2", line, "has the media sequence number '\(value)'")
        }
        for (value, line) in text.values("EXT-X-PLAYLIST-TYPE") where !["VOD", "EVENT"].contains(value) {
            text.report("RFC 8216 4.3.3.5", line, "has the type '\(value)'; there are VOD and EVENT")
        }
    }

    private mutating func readSegments() {
        var duration: Double?
        var range: ByteRange?
        var map: Segment.Map?
        var part = 0
        var ends: [String: Int] = [:]
        for item in text.lines {
            switch item.line {
            case .tag("EXTINF", let value):
                duration = readDuration(value, item.number)
            case .tag("EXT-X-BYTERANGE", let value):
                range = ByteRange(playlist: value)
                if range == nil { text.report("RFC 8216 4.3.2.2", item.number, "has the byte range '\(value)'") }
                // A range without a start follows the one before.
                if range?.offset == -1 { range?.offset = ends[nextURI(after: item.number) ?? ""] ?? -1 }
            case .tag("EXT-X-DISCONTINUITY", _):
                if !segments.isEmpty { part += 1 }
            case .tag("EXT-X-MAP", let value): map = readMap(value, item.number)
            case .uri(let uri):
                if let range { ends[uri] = range.offset + range.length }
                if let duration {
                    segments.append(
                        Segment(uri: uri, line: item.number, duration: duration, range: range, map: map, part: part))
                } else {
                    text.report("RFC 8216 4.3.2.1", item.number, "has a segment without an EXTINF")
                }
                (duration, range) = (nil, nil)
            default: break
            }
        }
        if segments.isEmpty { text.report("RFC 8216 4.1", nil, "has no segments") }
    }

    private func nextURI(after line: Int) -> String? {
        for item in text.lines where item.number > line {
            if case .uri(let uri) = item.line { return uri }
        }
        return nil
    }

    private mutating func readDuration(_ value: String, _ line: Int) -> Double? {
        guard let comma = value.firstIndex(of: ","), let seconds = value[..<comma].strictDecimal else {
            text.report("RFC 8216 4.3.2.1", line, "has '\(value)' where seconds and a comma should be")
            return nil
        }
        if seconds <= 0 { text.report("RFC 8216 4.3.2.1", line, "has a segment of no length") }
        return seconds
    }

    private mutating func readMap(_ value: String, _ line: Int) -> Segment.Map? {
        let attributes = text.attributes(value, of: "EXT-X-MAP", line)
        guard let uri = attributes["URI"] else {
            text.report("RFC 8216 4.3.2.5", line, "has an EXT-X-MAP without a URI")
            return nil
        }
        let range = attributes["BYTERANGE"].flatMap { ByteRange(playlist: $0) }
        if attributes["BYTERANGE"] != nil, range == nil {
            text.report("RFC 8216 4.3.2.5", line, "has an EXT-X-MAP with a byte range that cannot be read")
        }
        return Segment.Map(
            uri: uri, range: range.map { ByteRange(offset: max(0, $0.offset), length: $0.length) }, line: line)
    }
}

extension PlaylistText {
    /// Reads a tag's attributes and reports what is wrong with them.
    mutating func attributes(_ value: String, of tag: String, _ line: Int) -> AttributeList {
        let list = AttributeList(value)
        for complaint in list.complaints { report("RFC 8216 4.2", line, "\(complaint), in an \(tag)") }
        return list
    }

    mutating func version() -> Int? {
        guard let (value, line) = single("EXT-X-VERSION", rule: "RFC 8216 4.3.1.2") else { return nil }
        guard let version = value.strictInteger, version > 0 else {
            report("RFC 8216 4.3.1.2", line, "has the version '\(value)'")
            return nil
        }
        return version
    }
}

extension ByteRange {
    /// Reads `length@offset`; the offset is -1 where there is none.
    init?(playlist text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let length = halves[0].strictInteger, length > 0 else { return nil }
        guard halves.count == 2 else {
            self.init(offset: -1, length: length)
            return
        }
        guard let offset = halves[1].strictInteger else { return nil }
        self.init(offset: offset, length: length)
    }
}
