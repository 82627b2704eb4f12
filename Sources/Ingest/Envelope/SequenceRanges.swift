/// Which of a device's numbered events have come. What is missing between
/// them is a diagnosis, never a reason to refuse anything.
package struct SequenceRanges: Hashable, Sendable {
    package struct Gap: Hashable, Sendable, Codable {
        package let first: Int
        package let last: Int

        package init(first: Int, last: Int) {
            self.first = first
            self.last = last
        }
    }

    /// More are not kept: then the oldest gap is forgotten, as if it had been
    /// filled.
    package static let most = 64

    /// In order, neither touching nor overlapping.
    private var ranges: [ClosedRange<Int>] = []

    package init() {}

    /// Takes in a number from 1.
    /// - Returns: whether it had not come before.
    @discardableResult package mutating func insert(_ number: Int) -> Bool {
        guard number > 0 else { return false }
        // Nearly always the last one goes on.
        var place = ranges.endIndex
        while place > 0, ranges[place - 1].lowerBound > number { place -= 1 }
        if place > 0, ranges[place - 1].upperBound >= number { return false }
        let joinsBefore = place > 0 && ranges[place - 1].upperBound == number - 1
        let joinsAfter = place < ranges.endIndex && ranges[place].lowerBound == number + 1
        switch (joinsBefore, joinsAfter) {
        case (true, true):
            ranges[place - 1] = ranges[place - 1].lowerBound...ranges[place].upperBound
            ranges.remove(at: place)
        case (true, false): ranges[place - 1] = ranges[place - 1].lowerBound...number
        case (false, true): ranges[place] = number...ranges[place].upperBound
        case (false, false): ranges.insert(number...number, at: place)
        }
        if ranges.count > Self.most {
            ranges.replaceSubrange(0...1, with: [ranges[0].lowerBound...ranges[1].upperBound])
        }
        return true
    }

    /// The gaps below the highest number, in order; at most ``most``.
    package var gaps: [Gap] {
        var next = 1
        var gaps: [Gap] = []
        for range in ranges {
            if range.lowerBound > next { gaps.append(Gap(first: next, last: range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        return gaps
    }
}

/// Such as `1-57,60-99`.
extension SequenceRanges: LosslessStringConvertible {
    package var description: String {
        ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    package init?(_ description: String) {
        for part in description.split(separator: ",") {
            let bounds = part.split(separator: "-").compactMap { Int($0) }
            guard bounds.count == 2, bounds[0] > 0, bounds[0] <= bounds[1],
                ranges.last.map({ $0.upperBound < bounds[0] - 1 }) ?? true
            else { return nil }
            ranges.append(bounds[0]...bounds[1])
        }
    }
}
