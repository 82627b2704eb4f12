/// The kinds of file that are accepted, told apart by their first bytes.
///
/// libav's own probing is never used: it would also open playlists and
/// manifests, which make it read other files.
package enum Container: String, CaseIterable, Sendable {
    case mp4
    case matroska
    case transportStream
    case avi

    /// How many bytes `init(firstBytes:)` looks at.
    static let firstByteCount = 4 + 2 * 192 + 1

    init?(firstBytes bytes: [UInt8]) {
        func text(_ range: Range<Int>) -> String? {
            bytes.count >= range.upperBound ? String(decoding: bytes[range], as: UTF8.self) : nil
        }
        func hasSync(from offset: Int, every length: Int) -> Bool {
            (0..<3).allSatisfy { bytes.count > offset + $0 * length && bytes[offset + $0 * length] == 0x47 }
        }
        if let box = text(4..<8), ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"].contains(box) {
            self = .mp4
        } else if bytes.starts(with: [0x1a, 0x45, 0xdf, 0xa3]) {
            self = .matroska
        } else if text(0..<4) == "RIFF", text(8..<12) == "AVI " {
            self = .avi
        } else if hasSync(from: 0, every: 188) || hasSync(from: 4, every: 192) {
            self = .transportStream
        } else {
            return nil
        }
    }

    /// The name of libav's demuxer.
    var demuxer: String {
        switch self {
        case .mp4: "mov"
        case .matroska: "matroska"
        case .transportStream: "mpegts"
        case .avi: "avi"
        }
    }
}
