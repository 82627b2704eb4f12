import HTTPTypes
import NIOCore
import Services

/// What is sent for a ``MediaItem``: which status, and which of its bytes
/// (RFC 9110, 13 and 14).
struct MediaAnswer: Sendable {
    let item: MediaItem
    let status: HTTPResponse.Status
    let isGzip: Bool
    /// Of the item's bytes, compressed or not; empty for answers without.
    let range: Range<Int>
    /// Bytes of the item as it is sent.
    let size: Int
    let isHead: Bool

    init(_ item: MediaItem, to ask: MediaAsk) {
        self.item = item
        isHead = ask.isHead
        var (isGzip, size) = (false, 0)
        switch item.contents {
        case .text(let text, let gzip):
            size = text.readableBytes
            if let gzip, ask.range == nil, ContentCoding.wantsGzip(ask.acceptEncoding) {
                (isGzip, size) = (true, gzip.readableBytes)
            }
        case .file(let file): size = file.size
        }
        self.isGzip = isGzip
        self.size = size
        let isCurrent = ask.ifRange.map { $0 == item.entityTag } ?? true
        if let tags = ask.ifNoneMatch, Self.lists(tags, item) {
            (status, range) = (.notModified, 0..<0)
            return
        }
        switch isCurrent ? ByteRangeRequest(ask.range, size: size) : .whole {
        case .whole: (status, range) = (.ok, 0..<size)
        case .part(let part): (status, range) = (.partialContent, part.lowerBound..<part.upperBound + 1)
        case .outside: (status, range) = (.rangeNotSatisfiable, 0..<0)
        }
    }

    /// What it says beside the item's own fields.
    var ownFields: [(name: HTTPField.Name, value: String)] {
        switch status {
        case .ok: [(.contentLength, "\(size)")]
        case .partialContent:
            [
                (.contentLength, "\(range.count)"),
                (.contentRange, "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"),
            ]
        case .rangeNotSatisfiable: [(.contentLength, "0"), (.contentRange, "bytes */\(size)")]
        default: []
        }
    }

    /// Whether one of a header's tags is the item's, compressed or not: as
    /// weak as RFC 9110 13.1.2 has it.
    private static func lists(_ tags: String, _ item: MediaItem) -> Bool {
        if tags == item.entityTag || tags == "*" { return true }
        let own = [item.entityTag, item.gzipFields[.eTag] ?? ""]
        return tags.split(separator: ",").contains { tag in
            var tag = tag.drop { $0 == " " || $0 == "\t" }
            while tag.last == " " || tag.last == "\t" { tag.removeLast() }
            return own.contains(String(tag.hasPrefix("W/") ? tag.dropFirst(2) : tag))
        }
    }
}
