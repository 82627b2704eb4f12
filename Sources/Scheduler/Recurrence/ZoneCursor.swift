import Domain

/// Turns wall times into instants; quick for those that lie close together.
struct ZoneCursor {
    private let table: ZoneTable
    private var offset: Int64 = 0
    // Wall times that have one instant, at `offset`. Empty at first.
    private var from: Int64 = .max
    private var to: Int64 = .min

    init(_ zone: Zone) { table = zone.table }

    mutating func instant(_ wall: Int64) -> Instant {
        if wall >= from && wall < to { return Instant(milliseconds: (wall - offset) * 1000) }
        let instant = table.instant(wall: wall)
        let period = table.period(at: instant)
        let before = table.period(at: period.from - 1)
        offset = Int64(period.offset)
        from = period.from + Int64(max(period.offset, before.offset))
        to = period.to + offset
        return Instant(milliseconds: instant * 1000)
    }
}
