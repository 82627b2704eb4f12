internal import Foundation

/// What the `ftyp` and `moov` before the segments of a track say.
struct MovieHeader: Sendable {
    struct Track: Sendable {
        var id = 0
        /// Ticks a second.
        var timescale = 0
        /// `vide`, `soun` or another.
        var kind = ""
        /// Of the sample entry, such as `avc1`.
        var format = ""
        var edits: [Edit] = []
        var isPicture: Bool { kind == "vide" }
        /// Pixels.
        var size = Size(width: 0, height: 0)
        var avc: AVCConfiguration?
        /// Of sound.
        var channels = 0
        /// The object type of AAC: 2 for LC, 5 and 29 for HE.
        var audioObjectType: Int?
        var hasLoudness = false
    }

    struct Edit: Hashable, Sendable {
        /// Ticks of the track; -1 for an empty one.
        var mediaTime: Int
    }

    /// What a fragment's samples are where it does not say (`trex`).
    struct Defaults: Hashable, Sendable {
        var duration: Int
        var size: Int
        var flags: Int
    }

    var hasFileType = false
    var isFragmented = false
    var tracks: [Track] = []
    var defaults: [Int: Defaults] = [:]

    /// Nil when there is no `moov`.
    init?(_ bytes: Bytes) {
        let boxes = Box.list(bytes)
        hasFileType = boxes.first?.type == "ftyp"
        guard let movie = boxes.first("moov")?.children else { return nil }
        tracks = movie.filter { $0.type == "trak" }.map { Track($0) }
        guard let extends = movie.first("mvex")?.children else { return }
        isFragmented = true
        for box in extends where box.type == "trex" {
            var cursor = BoxCursor(box)
            cursor.skip(4)
            let id = cursor.next(4)
            cursor.skip(4)
            defaults[id] = Defaults(duration: cursor.next(4), size: cursor.next(4), flags: cursor.next(4))
        }
    }
}

extension MovieHeader.Track {
    init(_ track: Box) {
        let boxes = track.children
        if let box = boxes.first("tkhd") {
            var cursor = BoxCursor(box)
            cursor.skip(cursor.next(1) == 1 ? 19 : 11)
            id = cursor.next(4)
        }
        if let list = boxes.first("edts")?.children.first("elst") { readEdits(list) }
        let media = boxes.first("mdia")?.children ?? []
        if let box = media.first("mdhd") {
            var cursor = BoxCursor(box)
            cursor.skip(cursor.next(1) == 1 ? 19 : 11)
            timescale = cursor.next(4)
        }
        if let box = media.first("hdlr") {
            kind = box.content.data(at: box.content.start + 8, 4).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let table = media.first("minf")?.children.first("stbl")?.children ?? []
        if let box = table.first("stsd") { readEntry(box) }
        hasLoudness = boxes.first("udta")?.children.first("ludt") != nil
    }

    private mutating func readEdits(_ list: Box) {
        var cursor = BoxCursor(list)
        let width = cursor.next(1) == 1 ? 8 : 4
        cursor.skip(3)
        for _ in 0..<min(cursor.next(4), list.content.count) {
            cursor.skip(width)
            let time = cursor.signed(width)
            cursor.skip(4)
            if cursor.failed { break }
            edits.append(MovieHeader.Edit(mediaTime: time))
        }
    }

    /// The first sample entry.
    private mutating func readEntry(_ description: Box) {
        let content = description.content
        guard let entry = Box.list(content.part(content.start + 8, content.end)).first else { return }
        format = entry.type
        let start = entry.content.start
        if isPicture {
            size = Size(
                width: entry.content.number(at: start + 24, 2) ?? 0,
                height: entry.content.number(at: start + 26, 2) ?? 0)
            let inner = Box.list(entry.content.part(start + 78, entry.content.end))
            avc = inner.first("avcC").flatMap { AVCConfiguration($0.content) }
        } else {
            channels = entry.content.number(at: start + 16, 2) ?? 0
            let inner = Box.list(entry.content.part(start + 28, entry.content.end))
            audioObjectType = inner.first("esds").flatMap { Self.objectType($0.content) }
        }
    }

    /// The AudioSpecificConfig in an `esds` begins with the object type
    /// (ISO/IEC 14496-1, 7.2.6 and 14496-3, 1.6.2.1).
    private static func objectType(_ bytes: Bytes) -> Int? {
        var position = bytes.start + 4
        while let tag = bytes.number(at: position, 1) {
            position += 1
            // The length is written in sevens of bits.
            while let byte = bytes.number(at: position, 1) {
                position += 1
                if byte & 0x80 == 0 { break }
            }
            switch tag {
            case 3: position += 3
            case 4: position += 13
            case 5: return bytes.number(at: position, 1).map { $0 >> 3 }
            default: return nil
            }
        }
        return nil
    }
}
