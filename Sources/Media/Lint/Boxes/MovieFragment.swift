internal import Foundation

/// One `moof` (ISO/IEC 14496-12, 8.8).
struct MovieFragment: Sendable {
    struct Sample: Hashable, Sendable {
        /// Ticks.
        var duration: Int
        /// Bytes.
        var size: Int
        /// Whether decoding may begin here.
        var isSync: Bool
        /// Ticks from decoding to showing.
        var offset: Int
    }

    /// `traf`s in it; the samples are those of the first.
    var trackCount: Int
    var trackID: Int
    /// Ticks: the decoding time of the first sample; nil without a `tfdt`.
    var decodeTime: Int?
    var samples: [Sample] = []
    /// Bytes from the start of what was read to the first sample.
    var firstSample: Int?
    /// Bytes from the start of what was read to the end of its `mdat`.
    var dataEnd: Int?

    /// Ticks.
    var duration: Int { samples.reduce(0) { $0 + $1.duration } }

    /// The fragments in the bytes of a segment.
    static func list(_ bytes: Bytes, defaults: [Int: MovieHeader.Defaults]) -> [MovieFragment] {
        let boxes = Box.list(bytes)
        return boxes.indices.filter { boxes[$0].type == "moof" }.map { index in
            var fragment = MovieFragment(boxes[index], in: bytes, defaults)
            fragment.dataEnd = boxes[index...].first("mdat").map { $0.end - bytes.start }
            return fragment
        }
    }

    private init(_ moof: Box, in bytes: Bytes, _ known: [Int: MovieHeader.Defaults]) {
        let tracks = moof.children.filter { $0.type == "traf" }
        trackCount = tracks.count
        trackID = 0
        guard let boxes = tracks.first?.children, let header = boxes.first("tfhd") else { return }
        var cursor = BoxCursor(header)
        let flags = cursor.next(4) & 0xff_ffff
        trackID = cursor.next(4)
        var defaults = known[trackID] ?? MovieHeader.Defaults(duration: 0, size: 0, flags: 0)
        var base = moof.start
        if flags & 0x1 != 0 { base = cursor.next(8) }
        if flags & 0x2 != 0 { cursor.skip(4) }
        if flags & 0x8 != 0 { defaults.duration = cursor.next(4) }
        if flags & 0x10 != 0 { defaults.size = cursor.next(4) }
        if flags & 0x20 != 0 { defaults.flags = cursor.next(4) }
        if let box = boxes.first("tfdt") {
            var cursor = BoxCursor(box)
            let width = cursor.next(1) == 1 ? 8 : 4
            cursor.skip(3)
            let time = cursor.next(width)
            decodeTime = cursor.failed ? nil : time
        }
        for run in boxes where run.type == "trun" {
            let isFirst = samples.isEmpty
            let offset = read(run, defaults)
            if isFirst, let offset { firstSample = base + offset - bytes.start }
        }
    }

    /// Adds a run's samples and gives the offset of its first.
    private mutating func read(_ run: Box, _ defaults: MovieHeader.Defaults) -> Int? {
        var cursor = BoxCursor(run)
        let isSigned = cursor.next(1) > 0
        let flags = cursor.next(3)
        let count = cursor.next(4)
        let offset = flags & 0x1 != 0 ? cursor.signed(4) : nil
        let firstFlags = flags & 0x4 != 0 ? cursor.next(4) : nil
        for index in 0..<count {
            let duration = flags & 0x100 != 0 ? cursor.next(4) : defaults.duration
            let size = flags & 0x200 != 0 ? cursor.next(4) : defaults.size
            var sampleFlags = flags & 0x400 != 0 ? cursor.next(4) : defaults.flags
            if index == 0, let firstFlags { sampleFlags = firstFlags }
            let shift = flags & 0x800 == 0 ? 0 : isSigned ? cursor.signed(4) : cursor.next(4)
            // A count that the bytes do not bear out is no reason to go on.
            if cursor.failed || samples.count >= 1_000_000 { break }
            samples.append(
                Sample(duration: duration, size: size, isSync: sampleFlags & 0x1_0000 == 0, offset: shift))
        }
        return offset
    }
}
