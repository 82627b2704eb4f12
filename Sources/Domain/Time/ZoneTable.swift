/// The offsets of a zone from UTC, past and to come.
///
/// All instants are seconds since 1970, UTC.
package struct ZoneTable: Sendable {
    /// When the offset with the same index plus one begins to hold; rising.
    let transitions: [Int64]
    /// Seconds east of UTC, one more than transitions.
    let offsets: [Int]
    /// What holds from `horizon` on; nil when the last offset stays.
    package let rule: ZoneRule?
    let horizon: Int64

    package static let utc = ZoneTable(transitions: [], offsets: [0], rule: nil, horizon: 0)

    /// A time during which the offset stays the same.
    package struct Period: Hashable, Sendable {
        /// Seconds east of UTC.
        package var offset: Int
        package var from: Int64
        /// The first instant that is no longer part of it.
        package var to: Int64
    }

    /// Further away than any date that the calendar has.
    static let always: Int64 = 1 << 50

    package func period(at instant: Int64) -> Period {
        if let rule, instant >= horizon {
            var period = rule.period(at: instant)
            if period.from < horizon {
                // The table and the rule may agree on the offset before.
                let before = lookup(horizon - 1)
                period.from = before.offset == period.offset ? before.from : horizon
            }
            return period
        }
        var period = lookup(instant)
        if let rule, period.to >= horizon {
            period.to = horizon
            let after = rule.period(at: horizon)
            if after.offset == period.offset { period.to = after.to }
        }
        return period
    }

    private func lookup(_ instant: Int64) -> Period {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return Period(
            offset: offsets[low], from: low == 0 ? -Self.always : transitions[low - 1],
            to: low == transitions.count ? Self.always : transitions[low])
    }

    /// The instant of a wall time, which is read as if it were UTC: of one
    /// that exists twice the first, of one that is skipped as far behind the
    /// gap's end as it lies behind the gap's beginning.
    package func instant(wall: Int64) -> Int64 {
        // No offset is 16 hours or more (local mean time in Manila was).
        var period = period(at: wall - 16 * 3600)
        var before = period.offset
        while wall - Int64(period.offset) >= period.to {
            before = period.offset
            period = self.period(at: period.to)
        }
        let instant = wall - Int64(period.offset)
        return instant >= period.from ? instant : wall - Int64(before)
    }
}
