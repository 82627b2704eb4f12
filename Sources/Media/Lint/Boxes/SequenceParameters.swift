internal import Foundation

/// The parts of an H.264 sequence parameter set that rules ask for (ITU-T
/// H.264, 7.3.2.1.1 and E.1.1).
struct SequenceParameters: Hashable, Sendable {
    /// How the numbers of a picture become colours; 2 stands for unknown.
    struct Colour: Hashable, Sendable {
        var isFullRange = false
        var primaries = 2
        var transfer = 2
        var matrix = 2
    }

    var references = 0
    /// Whether pictures are never made of two fields.
    var isProgressive = true
    var colour: Colour?

    /// - Parameter unit: the NAL unit with its header byte.
    init?(_ unit: Data) {
        var bits = BitReader(unit.dropFirst())
        let profile = bits.take(8)
        bits.skip(16)
        _ = bits.exponential()
        if [100, 110, 122, 244, 44, 83, 86, 118, 128].contains(profile) {
            let format = bits.exponential()
            if format == 3 { bits.skip(1) }
            _ = bits.exponential()
            _ = bits.exponential()
            bits.skip(1)
            // Scaling matrices are not made by any encoder that we use.
            if bits.take(1) == 1 { return nil }
        }
        _ = bits.exponential()
        switch bits.exponential() {
        case 0: _ = bits.exponential()
        case 1:
            bits.skip(1)
            _ = bits.exponential()
            _ = bits.exponential()
            for _ in 0..<min(bits.exponential(), 255) { _ = bits.exponential() }
        default: break
        }
        references = bits.exponential()
        bits.skip(1)
        _ = bits.exponential()
        _ = bits.exponential()
        isProgressive = bits.take(1) == 1
        if !isProgressive { bits.skip(1) }
        bits.skip(1)
        if bits.take(1) == 1 { for _ in 0..<4 { _ = bits.exponential() } }
        if bits.take(1) == 1 { readColour(&bits) }
        if bits.failed { return nil }
    }

    private mutating func readColour(_ bits: inout BitReader) {
        if bits.take(1) == 1, bits.take(8) == 255 { bits.skip(32) }
        if bits.take(1) == 1 { bits.skip(1) }
        guard bits.take(1) == 1 else { return }
        bits.skip(3)
        var colour = Colour(isFullRange: bits.take(1) == 1)
        if bits.take(1) == 1 {
            colour.primaries = bits.take(8)
            colour.transfer = bits.take(8)
            colour.matrix = bits.take(8)
        }
        self.colour = colour
    }
}

/// Bits of a NAL unit, the bytes that only prevent start codes left out.
private struct BitReader {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var failed = false

    init(_ data: Data) {
        var bytes: [UInt8] = []
        var zeros = 0
        for byte in data {
            if zeros >= 2, byte == 3 {
                zeros = 0
                continue
            }
            zeros = byte == 0 ? zeros + 1 : 0
            bytes.append(byte)
        }
        self.bytes = bytes
    }

    mutating func take(_ count: Int) -> Int {
        var value = 0
        for _ in 0..<count {
            guard position / 8 < bytes.count else {
                failed = true
                return 0
            }
            value = value << 1 | Int(bytes[position / 8] >> (7 - UInt8(position % 8)) & 1)
            position += 1
        }
        return value
    }

    mutating func skip(_ count: Int) { position += count }

    /// An unsigned Exp-Golomb number.
    mutating func exponential() -> Int {
        var zeros = 0
        while zeros < 32, !failed, take(1) == 0 { zeros += 1 }
        return zeros == 32 || failed ? 0 : (1 << zeros) - 1 + take(zeros)
    }
}
