/// A set of minutes as ranges that ascend and neither touch nor overlap.
struct Minutes: Hashable, Sendable {
    private(set) var ranges: [Range<Int>]

    init(_ ranges: some Sequence<Range<Int>>) {
        var merged: [Range<Int>] = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    func subtracting(_ other: Minutes) -> Minutes {
        var left: [Range<Int>] = []
        for range in ranges {
            var from = range.lowerBound
            for hole in other.ranges where hole.upperBound > from && hole.lowerBound < range.upperBound {
                if hole.lowerBound > from { left.append(from..<hole.lowerBound) }
                from = max(from, hole.upperBound)
            }
            if from < range.upperBound { left.append(from..<range.upperBound) }
        }
        return Minutes(left)
    }

    func intersecting(_ range: Range<Int>) -> Minutes { Minutes(ranges.map { $0.clamped(to: range) }) }

    mutating func subtract(_ range: Range<Int>) { self = subtracting(Minutes([range])) }
}
