extension WeekCompiler {
    /// The starts that every member can have, as windows with one count of
    /// members outside their preferred times each.
    func windows(of requests: [WeekProblem.Request]) -> (windows: [Window], ofDay: [Int]) {
        var windows: [Window] = []
        var ofDay = [0]
        let minutes = requests[0].minutes
        for day in 0..<problem.days {
            guard minutes <= Week.dayLength else {
                ofDay.append(0)
                continue
            }
            var starts = [day * Week.dayLength...(day + 1) * Week.dayLength - minutes]
            for request in requests {
                starts = intersection(starts, self.starts(in: request.possible, minutes: minutes))
            }
            for starts in starts {
                windows += split(starts, by: requests)
            }
            ofDay.append(windows.count)
        }
        return (windows, ofDay)
    }

    /// Ranges of starts, on the grain, at which a session lies within one of
    /// the intervals.
    private func starts(in intervals: [Range<Int>], minutes: Int) -> [ClosedRange<Int>] {
        intervals.compactMap { interval in
            let first = (interval.lowerBound + problem.grain - 1) / problem.grain * problem.grain
            let last = (interval.upperBound - minutes) / problem.grain * problem.grain
            return interval.upperBound >= minutes && first <= last ? first...last : nil
        }
    }

    private func intersection(_ some: [ClosedRange<Int>], _ others: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        some.flatMap { one in
            others.lazy.filter { $0.overlaps(one) }.map { $0.clamped(to: one) }
        }
    }

    /// Cuts starts where a member's preferred times begin or end.
    private func split(_ starts: ClosedRange<Int>, by requests: [WeekProblem.Request]) -> [Window] {
        let grain = problem.grain
        let first = (starts.lowerBound + grain - 1) / grain * grain
        let last = starts.upperBound / grain * grain
        guard first <= last else { return [] }
        let preferred = requests.compactMap { request in
            request.preferred.isEmpty ? nil : self.starts(in: request.preferred, minutes: request.minutes)
        }
        var cuts: Set<Int> = [first]
        for range in preferred.joined() {
            for cut in [range.lowerBound, range.upperBound + grain] where cut > first && cut <= last {
                cuts.insert(cut)
            }
        }
        let sorted = cuts.sorted() + [last + grain]
        return zip(sorted, sorted.dropFirst()).map { from, to in
            let outside = preferred.count { ranges in !ranges.contains { $0.contains(from) } }
            return Window(first: from, last: to - grain, outside: outside)
        }
    }
}
