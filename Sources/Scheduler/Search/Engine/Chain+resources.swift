extension Chain {
    /// The first start at which a course's citizens, devices and the room
    /// are free; -1 if there is none.
    func freeSlot(_ course: Int, _ flat: FlatCourse, _ room: Int32, _ earliest: Int32, _ latest: Int32) -> Int32 {
        var slot = earliest
        while slot <= latest {
            let taken = blockedSlot(course, flat, room, slot)
            if taken < 0 { return slot }
            // Nothing that begins before the blocked slot ends is free.
            slot = max(slot + 1, taken + 1)
        }
        return -1
    }

    /// A slot because of which a session can't begin at `slot`; -1 if it can.
    private func blockedSlot(_ course: Int, _ flat: FlatCourse, _ room: Int32, _ slot: Int32) -> Int32 {
        for index in Int(resources.citizensFrom[course])..<Int(resources.citizensFrom[course + 1]) {
            let blocked = lastSlot(of: resources.citizens[index], below: 1, slot, flat)
            if blocked >= 0 { return blocked }
        }
        if room >= 0 {
            let blocked = lastSlot(of: resources.rooms[room].resource, below: Int16(clamping: flat.members), slot, flat)
            if blocked >= 0 { return blocked }
        }
        for index in Int(resources.kindsFrom[course])..<Int(resources.kindsFrom[course + 1]) {
            let kind = resources.kinds[index]
            var count: Int32 = 0
            for pool in Int(kind.poolsFrom)..<Int(kind.poolsTo) where count < kind.count {
                count += Int32(least(resources.pools[pool], slot, flat))
            }
            if count < kind.count { return slot }
        }
        return -1
    }

    /// The last slot of a session that has less than so much of a resource;
    /// -1 if there is none.
    @inline(__always)
    private func lastSlot(of resource: Int32, below amount: Int16, _ slot: Int32, _ flat: FlatCourse) -> Int32 {
        guard isAvailable(resource, slot, flat) else { return slot }
        let row = Int(resource) * resources.slots
        var last = slot + flat.span - 1
        while last >= slot {
            if free[row + Int(last)] < amount { return last }
            last -= 1
        }
        return -1
    }

    /// The least of a resource that is free during a session.
    @inline(__always)
    private func least(_ resource: Int32, _ slot: Int32, _ flat: FlatCourse) -> Int16 {
        guard isAvailable(resource, slot, flat) else { return 0 }
        let row = Int(resource) * resources.slots
        var least = Int16.max
        for index in Int(slot)..<Int(slot + flat.span) { least = min(least, free[row + index]) }
        return max(0, least)
    }

    @inline(__always)
    private func isAvailable(_ resource: Int32, _ slot: Int32, _ flat: FlatCourse) -> Bool {
        let until = resources.until[Int(resources.rowOf[resource]) * resources.slots + Int(slot)]
        return until >= slot * Int32(layout.week.grain) + flat.minutes
    }

    /// Takes citizens, room and devices for a session that begins at a slot
    /// where they are free.
    mutating func take(_ task: Int, _ course: Int, _ flat: FlatCourse, _ room: Int32, _ slot: Int32) {
        for index in Int(resources.citizensFrom[course])..<Int(resources.citizensFrom[course + 1]) {
            take(resources.citizens[index], 1, slot, flat)
        }
        if room >= 0 { take(resources.rooms[room].resource, Int16(clamping: flat.members), slot, flat) }
        var need = resources.needs(of: task).lowerBound
        for index in Int(resources.kindsFrom[course])..<Int(resources.kindsFrom[course + 1]) {
            let kind = resources.kinds[index]
            var count = kind.count
            for pool in Int(kind.poolsFrom)..<Int(kind.poolsTo) where count > 0 {
                let pool = resources.pools[pool]
                let amount = min(count, Int32(least(pool, slot, flat)))
                if amount == 0 { continue }
                take(pool, Int16(clamping: amount), slot, flat)
                for _ in 0..<amount {
                    assign(pool, to: need)
                    need += 1
                }
                count -= amount
            }
        }
    }

    mutating func assign(_ pool: Int32, to need: Int) {
        journal.pools.append(Journal.Pool(need: Int32(need), pool: poolOfNeed[need]))
        poolOfNeed[need] = pool
    }

    /// Gives back what ``take(_:_:_:_:_:)`` took.
    mutating func giveBack(_ task: Int, _ course: Int, _ flat: FlatCourse, _ spot: Spot) {
        for index in Int(resources.citizensFrom[course])..<Int(resources.citizensFrom[course + 1]) {
            take(resources.citizens[index], -1, spot.slot, flat)
        }
        if spot.room >= 0 {
            take(resources.rooms[spot.room].resource, -Int16(clamping: flat.members), spot.slot, flat)
        }
        for need in resources.needs(of: task) { take(poolOfNeed[need], -1, spot.slot, flat) }
    }

    @inline(__always)
    mutating func take(_ resource: Int32, _ amount: Int16, _ slot: Int32, _ flat: FlatCourse) {
        let row = Int(resource) * resources.slots
        for index in Int(slot)..<Int(slot + flat.span) { free[row + index] -= amount }
        journal.takes.append(Journal.Take(resource: resource, from: slot, to: slot + flat.span, amount: amount))
    }
}
