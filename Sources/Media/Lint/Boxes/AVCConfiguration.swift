internal import Domain
internal import Foundation

/// What `avcC` says of H.264: profile, level and the first parameter set
/// (ISO/IEC 14496-15, 5.3.3).
struct AVCConfiguration: Hashable, Sendable {
    var profile: Int
    var compatibility: Int
    /// Ten times the level: 31 is 3.1.
    var level: Int
    var parameters: SequenceParameters?

    init?(_ bytes: Bytes) {
        guard let profile = bytes.number(at: bytes.start + 1, 1),
            let compatibility = bytes.number(at: bytes.start + 2, 1), let level = bytes.number(at: bytes.start + 3, 1),
            let length = bytes.number(at: bytes.start + 6, 2)
        else { return nil }
        (self.profile, self.compatibility, self.level) = (profile, compatibility, level)
        parameters = bytes.data(at: bytes.start + 8, length).flatMap { SequenceParameters($0) }
    }

    /// As RFC 6381 writes it, in small letters.
    var codec: String {
        "avc1." + [profile, compatibility, level].map { UInt8(truncatingIfNeeded: $0) }.hexadecimal
    }

    /// The lowest level for pictures like these (ITU-T H.264, table A-1).
    ///
    /// - Parameters:
    ///   - size: pixels.
    ///   - bitRate: bits a second at the peak; High profile allows a quarter
    ///     more than the table.
    static func neededLevel(size: Size, frameRate: Double, references: Int, bitRate: Int) -> Int? {
        let blocks = ((size.width + 15) / 16) * ((size.height + 15) / 16)
        return levels.first { level in
            blocks <= level.blocks && Double(blocks) * frameRate <= Double(level.blocksPerSecond) * 1.001
                && blocks * references <= level.buffer && bitRate <= level.kilobits * 1250
        }?.level
    }

    private static let levels: [(level: Int, blocksPerSecond: Int, blocks: Int, buffer: Int, kilobits: Int)] = [
        (10, 1485, 99, 396, 64), (11, 3000, 396, 900, 192), (12, 6000, 396, 2376, 384), (13, 11_880, 396, 2376, 768),
        (20, 11_880, 396, 2376, 2000), (21, 19_800, 792, 4752, 4000), (22, 20_250, 1620, 8100, 4000),
        (30, 40_500, 1620, 8100, 10_000), (31, 108_000, 3600, 18_000, 14_000), (32, 216_000, 5120, 20_480, 20_000),
        (40, 245_760, 8192, 32_768, 20_000), (41, 245_760, 8192, 32_768, 50_000),
        (42, 522_240, 8704, 34_816, 50_000), (50, 589_824, 22_080, 110_400, 135_000),
        (51, 983_040, 36_864, 184_320, 240_000), (52, 2_073_600, 36_864, 184_320, 240_000),
    ]
}
