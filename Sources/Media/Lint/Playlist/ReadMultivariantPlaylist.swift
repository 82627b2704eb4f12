/// A multivariant playlist as it was found (RFC 8216, 4.3.4).
struct ReadMultivariantPlaylist: Sendable {
    /// One of the tags that name a playlist.
    struct Entry: Hashable, Sendable {
        var attributes: AttributeList
        var line: Int
        /// Nil for renditions inside a variant.
        var uri: String?

        subscript(name: String) -> String? { attributes[name] }
        var bandwidth: Int? { attributes.integer("BANDWIDTH") }
        var average: Int? { attributes.integer("AVERAGE-BANDWIDTH") }
        var size: Size? { attributes["RESOLUTION"].flatMap { Size(resolution: $0) } }
        var codecs: [String] {
            (attributes["CODECS"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        }
    }

    private(set) var text: PlaylistText
    private(set) var media: [Entry] = []
    private(set) var variants: [Entry] = []
    private(set) var keyFrames: [Entry] = []
    let version: Int?
    let hasIndependentSegments: Bool

    var name: String { text.name }

    init(_ text: PlaylistText) {
        var text = text
        version = text.version()
        hasIndependentSegments = !text.values("EXT-X-INDEPENDENT-SEGMENTS").isEmpty
        self.text = text
        readEntries()
    }

    /// Whether a playlist names others, and not segments.
    static func fits(_ text: PlaylistText) -> Bool {
        ["EXT-X-STREAM-INF", "EXT-X-MEDIA", "EXT-X-I-FRAME-STREAM-INF"].contains { !text.values($0).isEmpty }
    }

    private mutating func readEntries() {
        var variant: (attributes: AttributeList, line: Int)?
        for item in text.lines {
            switch item.line {
            case .tag(let tag, let value) where tag == "EXT-X-MEDIA" || tag == "EXT-X-I-FRAME-STREAM-INF":
                let attributes = text.attributes(value, of: tag, item.number)
                let entry = Entry(attributes: attributes, line: item.number, uri: attributes["URI"])
                if tag == "EXT-X-MEDIA" { media.append(entry) } else { keyFrames.append(entry) }
            case .tag("EXT-X-STREAM-INF", let value):
                if let variant { missingURI(variant.line) }
                variant = (text.attributes(value, of: "EXT-X-STREAM-INF", item.number), item.number)
            case .tag(let tag, _)
            where ["EXTINF", "EXT-X-TARGETDURATION", "EXT-X-BYTERANGE", "EXT-X-MAP"].contains(tag):
                text.report("RFC 8216 4.1", item.number, "names playlists, and has the tag \(tag) of one with segments")
            case .uri(let uri):
                guard let (attributes, line) = variant else {
                    text.report("RFC 8216 4.3.4.2", item.number, "has a URI without an EXT-X-STREAM-INF before it")
                    continue
                }
                variants.append(Entry(attributes: attributes, line: line, uri: uri))
                variant = nil
            default: break
            }
        }
        if let variant { missingURI(variant.line) }
        if variants.isEmpty { text.report("RFC 8216 4.3.4.2", nil, "has no variants") }
    }

    private mutating func missingURI(_ line: Int) {
        text.report("RFC 8216 4.3.4.2", line, "has an EXT-X-STREAM-INF without a URI below it")
    }
}
