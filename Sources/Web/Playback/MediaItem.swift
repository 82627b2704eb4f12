import HTTPTypes
import NIOCore
import Services

/// One thing that is served under `/media`, ready to be sent.
final class MediaItem: Sendable {
    enum Contents: Sendable {
        /// A text with its compressed form, if that is smaller.
        case text(ByteBuffer, gzip: ByteBuffer?)
        case file(MediaFile)
    }

    let contents: Contents
    /// What all answers about it say, by whether they are compressed.
    let fields: HTTPFields
    let gzipFields: HTTPFields
    /// The fields as lines of a head.
    let lines: String
    let gzipLines: String
    let entityTag: String

    /// A text, such as a playlist.
    ///
    /// - Parameter isFinal: whether it never changes.
    init(text: ByteBuffer, type: String, isFinal: Bool) {
        let tag = Web.entityTag(text.readableBytesView)
        let compressed = gzip(text)
        contents = .text(text, gzip: compressed)
        entityTag = "\"\(tag)\""
        var fields: HTTPFields = [
            .contentType: type, .eTag: entityTag, .acceptRanges: "bytes",
            .cacheControl: isFinal ? Self.forEver : "private, no-cache",
        ]
        if compressed != nil { fields[.vary] = "Accept-Encoding" }
        self.fields = fields
        lines = MediaHead.lines(of: fields)
        fields[.eTag] = "\"\(tag)-gzip\""
        fields[.contentEncoding] = "gzip"
        gzipFields = fields
        gzipLines = MediaHead.lines(of: fields)
    }

    /// A file that never changes.
    init(file: MediaFile, type: String, entityTag: String) {
        contents = .file(file)
        self.entityTag = entityTag
        fields = [
            .contentType: type, .eTag: entityTag, .acceptRanges: "bytes", .cacheControl: Self.forEver,
        ]
        gzipFields = fields
        lines = MediaHead.lines(of: fields)
        gzipLines = lines
    }

    /// It may be kept by who was allowed to fetch it.
    private static let forEver = "private, max-age=31536000, immutable"

    /// Bytes that it takes in memory.
    var cost: Int {
        switch contents {
        case .text(let text, let gzip): 2000 + text.readableBytes + (gzip?.readableBytes ?? 0)
        case .file: 2000
        }
    }
}
