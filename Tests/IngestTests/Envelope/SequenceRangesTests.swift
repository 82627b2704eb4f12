import Ingest
import Testing

@Suite("SequenceRanges")
struct SequenceRangesTests {
    private func ranges(_ numbers: some Sequence<Int>) -> SequenceRanges {
        var ranges = SequenceRanges()
        for number in numbers { ranges.insert(number) }
        return ranges
    }

    @Test(
        "numbers become ranges, whatever their order",
        arguments: [
            ([], ""), ([1], "1-1"), ([1, 2, 3], "1-3"), ([3, 1, 2], "1-3"), ([5, 3], "3-3,5-5"), ([5, 3, 4], "3-5"),
            ([2, 2, 2], "2-2"), ([0, -4], ""), ([10, 8, 9, 1, 7], "1-1,7-10"),
        ] as [([Int], String)])
    func inserts(_ numbers: [Int], _ text: String) {
        #expect(ranges(numbers).description == text)
        #expect(ranges(numbers + numbers.reversed()).description == text)
        #expect(SequenceRanges(text)?.description == text)
    }

    @Test("what has not come below the highest number is a gap")
    func gaps() {
        #expect(ranges(1...9).gaps == [])
        #expect(ranges([2, 3, 7]).gaps == [.init(first: 1, last: 1), .init(first: 4, last: 6)])
    }

    @Test("any order of many numbers gives the same ranges", arguments: 0..<10 as Range<UInt64>)
    func anyOrder(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let numbers = (1...200).filter { $0 % 7 != 3 }
        #expect(ranges(numbers.shuffled(using: &generator)) == ranges(numbers))
    }

    @Test("the oldest gap is forgotten when there are too many")
    func bounded() {
        let many = ranges((1...1000).map { $0 * 2 })
        #expect(many.gaps.count == SequenceRanges.most)
        #expect(many.gaps.last == .init(first: 1999, last: 1999) && many.gaps.first == .init(first: 1, last: 1))
        #expect(many.description.count < 1000)
    }

    @Test("a text that is none is refused", arguments: ["1", "2-1", "1-2,2-3", "1-2,3-4", "0-1", "a-b", "5-6,1-2"])
    func badText(_ text: String) { #expect(SequenceRanges(text) == nil) }
}
