internal import LibAV

/// Where fragments and segments begin, the same for every track.
struct FragmentGrid: Hashable, Sendable {
    /// Pictures a second.
    private let rate: Rational
    /// Pictures in a fragment.
    let groupLength: Int
    /// Fragments in a segment of six seconds.
    private let segmentLength: Int

    static let sampleRate = 48_000
    static let samplesPerPacket = 1024

    init(_ frameRate: FrameRate) {
        rate = frameRate.rate
        groupLength = frameRate.groupLength
        segmentLength = max(1, Int((Double(MediaPlaylist.segmentDuration) / frameRate.fragmentSeconds).rounded()))
    }

    /// When picture number `picture` is shown, seconds.
    func seconds(_ picture: Int) -> Double { Double(picture) * Double(rate.denominator) / Double(rate.numerator) }

    /// The fewest AAC packets that are at least as long as `pictures`
    /// pictures.
    func packets(until pictures: Int) -> Int {
        let packets = seconds(pictures) * Double(Self.sampleRate) / Double(Self.samplesPerPacket)
        return Int((packets - 0.000_001).rounded(.up))
    }

    /// The lengths of all fragments, in pictures.
    func fragments(of pictures: Int) -> [Int] {
        let whole = Array(repeating: groupLength, count: pictures / groupLength)
        let rest = pictures % groupLength
        return rest == 0 ? whole : whole + [rest]
    }

    /// Whether a segment begins with each fragment: every six seconds. A last
    /// fragment of less than half a second stays with the segment before
    /// it (Apple HLS 7.7 allows as much), so no segment is next to nothing.
    func segmentStarts(of pictures: Int) -> [Bool] {
        let fragments = fragments(of: pictures)
        return fragments.indices.map { index in
            let isTail = index > 0 && index == fragments.count - 1 && seconds(fragments[index]) < 0.48
            return index % segmentLength == 0 && !isTail
        }
    }
}
