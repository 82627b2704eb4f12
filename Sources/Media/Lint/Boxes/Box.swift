internal import Foundation

/// One box of an MP4 file (ISO/IEC 14496-12, 4.2).
struct Box {
    var type: String
    /// Where the box begins, in the bytes that were read.
    var start: Int
    /// Where it says that it ends, which may be behind the bytes that there
    /// are.
    var end: Int
    var content: Bytes

    /// The boxes that lie side by side in some bytes.
    ///
    /// The last one may be cut off; what is no box ends the list.
    static func list(_ bytes: Bytes) -> [Box] {
        var boxes: [Box] = []
        var position = bytes.start
        while let size = bytes.number(at: position, 4), let name = bytes.data(at: position + 4, 4) {
            var header = 8
            var length = size
            if size == 1 {
                guard let large = bytes.number(at: position + 8, 8) else { break }
                (header, length) = (16, large)
            } else if size == 0 {
                length = bytes.end - position
            }
            guard length >= header, length <= Int.max / 2 else { break }
            let end = position + length
            boxes.append(
                Box(
                    type: String(decoding: name, as: UTF8.self), start: position, end: end,
                    content: bytes.part(position + header, min(end, bytes.end))))
            position = end
        }
        return boxes
    }

    var children: [Box] { Box.list(content) }
}

extension Sequence<Box> {
    func first(_ type: String) -> Box? { first { $0.type == type } }
}

/// Some bytes of a file, read without going beyond them.
struct Bytes {
    private let data: Data
    let start: Int
    let end: Int

    init(_ data: Data) { self.init(data, data.startIndex, data.endIndex) }

    private init(_ data: Data, _ start: Int, _ end: Int) {
        self.data = data
        self.start = start
        self.end = max(start, end)
    }

    var count: Int { end - start }

    /// Positions count as in the whole.
    func part(_ from: Int, _ to: Int) -> Bytes { Bytes(data, min(max(from, start), end), min(max(to, start), end)) }

    func data(at position: Int, _ length: Int) -> Data? {
        guard position >= start, length >= 0, position <= end, length <= end - position else { return nil }
        return data[position..<(position + length)]
    }

    /// A number of up to eight bytes, the highest first; nil for one that
    /// needs the sign.
    func number(at position: Int, _ length: Int) -> Int? { pattern(position, length).flatMap { Int(exactly: $0) } }

    /// The same in two's complement.
    func signed(at position: Int, _ length: Int) -> Int? {
        pattern(position, length).map { value in
            length == 4 ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(truncatingIfNeeded: value))
        }
    }

    private func pattern(_ position: Int, _ length: Int) -> UInt64? {
        guard position >= start, position <= end, length <= end - position else { return nil }
        var value: UInt64 = 0
        for index in position..<(position + length) { value = value << 8 | UInt64(data[index]) }
        return value
    }
}

/// Numbers of a box one after the other; the first that is missing ends it.
struct BoxCursor {
    let bytes: Bytes
    private(set) var position: Int
    private(set) var failed = false

    init(_ box: Box) {
        bytes = box.content
        position = box.content.start
    }

    mutating func next(_ length: Int) -> Int {
        guard let number = bytes.number(at: position, length) else {
            failed = true
            return 0
        }
        position += length
        return number
    }

    mutating func signed(_ length: Int) -> Int {
        guard let number = bytes.signed(at: position, length) else {
            failed = true
            return 0
        }
        position += length
        return number
    }

    mutating func skip(_ length: Int) { position += length }
}
