/// The kinds of file that are accepted, told apart by their first bytes.
///
/// libav's own probing is never used: it would also open playlists and
/// manifests, which make it read other files.
package enum Container: String, CaseIterable, Sendable {
    case mp4
    case matroska
    case transportStream
    case avi
    // These hold sound alone.
    case mp3
    case wav
    case ogg
    case flac

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
        } else if text(0..<4) == "RIFF", text(8..<12) == "WAVE" {
            self = .wav
        } else if text(0..<4) == "OggS" {
            self = .ogg
        } else if text(0..<4) == "fLaC" {
            self = .flac
        } else if text(0..<3) == "ID3" || Self.isLayer3(bytes) {
            self = .mp3
        } else if hasSync(from: 0, every: 188) || hasSync(from: 4, every: 192) {
            self = .transportStream
        } else {
            return nil
        }
    }

    /// Whether the file begins with the header of a frame of MPEG layer 3:
    /// eleven bits of one, a known version, the layer, and a bit rate and a
    /// sample rate that exist.
    private static func isLayer3(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4, bytes[0] == 0xff, bytes[1] & 0xe0 == 0xe0 else { return false }
        let hasVersion = bytes[1] & 0x18 != 0x08
        let hasRates = bytes[2] >> 4 != 0xf && bytes[2] >> 4 != 0 && bytes[2] & 0x0c != 0x0c
        return hasVersion && bytes[1] & 0x06 == 0x02 && hasRates
    }

    var canHoldPictures: Bool {
        switch self {
        case .mp4, .matroska, .transportStream, .avi: true
        case .mp3, .wav, .ogg, .flac: false
        }
    }

    /// The name of libav's demuxer.
    var demuxer: String {
        switch self {
        case .mp4: "mov"
        case .matroska: "matroska"
        case .transportStream: "mpegts"
        case .avi, .mp3, .wav, .ogg, .flac: rawValue
        }
    }
}
