import LibAV
import Testing

@testable import Media

@Suite struct LengthTests {
    @Test(
        "Two hours at any natural rate end on time, and no segment is next to nothing",
        arguments: FrameRate.natural, [0, 1, 59])
    func twoHours(rate: Rational, more: Int) {
        let grid = FragmentGrid(FrameRate(rate))
        let pictures = Int(7200 * rate.value) + more
        let starts = grid.segmentStarts(of: pictures)
        let entries = zip(grid.fragments(of: pictures), starts).map { length, startsSegment in
            Fragment(
                duration: grid.seconds(length), range: ByteRange(offset: 0, length: 1), startsSegment: startsSegment)
        }
        let track = Track(
            name: "a", codecs: "avc1.64001f", initialization: ByteRange(offset: 0, length: 1), fragments: entries)
        let lengths = MediaPlaylist(track).text.split(separator: "\n").compactMap { line in
            line.hasPrefix("#EXTINF:") ? Double(line.dropFirst(8).dropLast()) : nil
        }
        // Apple HLS 8.1, and a last segment of nothing is iOS error -16240.
        let frame = 1 / rate.value
        var told = 0.0
        for (index, length) in lengths.enumerated() {
            told += length
            let pictures = told * rate.value
            #expect(abs(pictures - pictures.rounded()) * frame < frame / 2, "segment \(index)")
        }
        #expect(abs(told - Double(pictures) * frame) < frame)
        #expect(lengths.allSatisfy { $0 > 0.4 && $0 < 6.5 })
    }
}
