/// Where a route has room, in slots, as far as its stops can be pushed.
///
/// Without ways to travel that is all that a session needs to know of a
/// route. The spans of a route are found when they are asked for, and again
/// when its version is another.
struct Gaps: ~Copyable {
    let spans: Buffer<FlatShift>
    let counts: Buffer<Int32>
    let versions: Buffer<UInt32>
    /// Spans that a route can have.
    let most: Int

    init(_ layout: Layout) {
        var shifts = 1
        for route in 0..<layout.routeCount {
            shifts = max(shifts, Int(layout.shiftsFrom[route + 1] - layout.shiftsFrom[route]))
        }
        most = layout.hasPlainGaps ? (layout.most + 1) * shifts : 0
        spans = Buffer(repeating: FlatShift(from: 0, to: 0), count: layout.routeCount * most)
        counts = Buffer(repeating: 0, count: layout.routeCount)
        versions = Buffer(repeating: 0, count: layout.routeCount)
    }
}

extension Chain {
    /// The least penalty of a course's windows that have room in a route,
    /// ``Insertion/impossible`` if none has; where nothing is travelled.
    @inline(__always)
    func plainCost(_ course: Int, _ flat: FlatCourse, _ route: Int, _ day: Int) -> Int32 {
        if gaps.versions[route] != routes[route].version { findGaps(route) }
        let base = route &* gaps.most
        let end = base &+ Int(gaps.counts[route])
        let windows = course &* layout.days &+ day
        for window in Int(layout.windowsFrom[windows])..<Int(layout.windowsFrom[windows &+ 1]) {
            let window = layout.windows[window]
            var index = base
            while index < end {
                let span = gaps.spans[index]
                if max(window.first, span.from) <= min(window.last, span.to &- flat.span) { return window.penalty }
                index &+= 1
            }
        }
        return Insertion.impossible
    }

    private func findGaps(_ route: Int) {
        let base = route * layout.most
        let count = Int(routes[route].count)
        let first = route * gaps.most
        var found = 0
        var earliest = Int32.min
        for position in 0...count {
            if position > 0 {
                let before = stops[base + position - 1]
                earliest = before.early &+ distance(before.minutes, 0)
            }
            let latest = position < count ? stops[base + position].late : Int32.max
            for shift in Int(layout.shiftsFrom[route])..<Int(layout.shiftsFrom[route + 1]) {
                let shift = layout.slotShifts[shift]
                let from = max(earliest, shift.from)
                let to = min(latest, shift.to)
                if to - from >= layout.shortest {
                    gaps.spans[first + found] = FlatShift(from: from, to: to)
                    found += 1
                }
            }
        }
        gaps.counts[route] = Int32(found)
        gaps.versions[route] = routes[route].version
    }
}
