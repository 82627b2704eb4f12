/// One change that respects how media files are built: boxes that begin with
/// their length and name, and numbers of four or eight bytes.
struct Mutation {
    private var bytes: [UInt8]
    private let room: Int
    private var random: SplitMix

    init(_ bytes: [UInt8], room: Int, seed: UInt32) {
        self.bytes = bytes
        self.room = room
        random = SplitMix(state: UInt64(seed))
    }

    /// Whether bytes are to be changed with no regard to their meaning.
    var isPlain: Bool { bytes.count < 32 || random.state % 3 == 0 }

    mutating func run() -> [UInt8] {
        let boxes = boxes()
        switch random.below(boxes.isEmpty ? 4 : 9) {
        case 0: bytes.removeLast(1 + random.below(bytes.count - 1))
        case 1: number(at: random.below(bytes.count - 8))
        case 2: duplicate(piece())
        case 3: bytes.removeSubrange(piece())
        case 4: number(at: boxes[random.below(boxes.count)].lowerBound)
        case 5: number(at: inside(boxes[random.below(boxes.count)]))
        case 6: duplicate(boxes[random.below(boxes.count)])
        case 7: bytes.removeSubrange(boxes[random.below(boxes.count)])
        default: rename(boxes[random.below(boxes.count)], as: boxes[random.below(boxes.count)])
        }
        return bytes
    }

    /// Where boxes of MP4 or chunks of AVI lie, nested ones too.
    private func boxes() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for start in 0..<max(0, bytes.count - 8) where bytes[start + 4..<start + 8].allSatisfy(Self.isLetter) {
            let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            if length >= 8, length <= bytes.count - start { found.append(start..<start + length) }
            if found.count == 500 { break }
        }
        return found
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x20
    }

    /// Puts a number there that programs stumble over.
    private mutating func number(at place: Int) {
        let odd: [UInt64] = [
            0, 1, 7, 8, 9, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
            0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, .max, UInt64(bytes.count), UInt64(bytes.count - 1),
        ]
        let width = [1, 2, 4, 4, 4, 8][random.below(6)]
        let isSmallChange = random.below(3) == 0
        var value = odd[random.below(odd.count)]
        if isSmallChange {
            value = bytes[place..<min(place + width, bytes.count)].reduce(0) { $0 << 8 | UInt64($1) }
            value = value &+ UInt64(random.below(5)) &- 2
        }
        for index in 0..<width where place + index < bytes.count {
            bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (width - 1 - index)))
        }
    }

    private mutating func inside(_ box: Range<Int>) -> Int {
        min(box.lowerBound + 8 + random.below(max(1, min(box.count - 8, 120))), bytes.count - 8)
    }

    private mutating func piece() -> Range<Int> {
        let start = random.below(bytes.count - 1)
        return start..<min(bytes.count, start + 1 + random.below(400))
    }

    private mutating func duplicate(_ range: Range<Int>) {
        guard bytes.count + range.count <= room else { return }
        bytes.insert(contentsOf: Array(bytes[range]), at: random.below(bytes.count))
    }

    private mutating func rename(_ box: Range<Int>, as other: Range<Int>) {
        bytes.replaceSubrange(
            box.lowerBound + 4..<box.lowerBound + 8, with: Array(bytes[other.lowerBound + 4..<other.lowerBound + 8]))
    }
}

/// A small generator of random numbers that a seed repeats.
struct SplitMix {
    private(set) var state: UInt64

    init(state: UInt64) { self.state = state &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ mixed >> 31) >> 33) % max(1, bound)
    }
}
