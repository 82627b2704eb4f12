extension Chain {
    /// With no more staff than this, a course looks at all of them.
    private static let few = 12
    /// The same while the first plan is made.
    private static let most = 64

    /// Chooses the staff that a course looks at: all, or those that it would
    /// rather have, those whom the ruin gave room, those who visit its
    /// neighbours, and some by chance.
    mutating func chooseCandidates(_ course: Int, _ flat: FlatCourse, all: Bool) {
        scratch.candidates.removeAll()
        let count = Int(flat.candidatesTo - flat.candidatesFrom)
        let isFirst = removed.count == 0
        if all || count <= (isFirst ? Self.most : Self.few) {
            for index in 0..<count where has(candidate: index, flat) { scratch.candidates.append(Int32(index)) }
            return
        }
        scratch.seen &+= 1
        for index in 0..<(isFirst ? 16 : 4) { look(at: index, flat) }
        for index in 0..<roomy.count { look(staff: Int(roomy[index]), course, flat) }
        let neighbours = course * layout.neighbourCount
        for near in 0..<min(layout.neighbourCount, 4) {
            let neighbour = layout.courses[layout.neighbours[neighbours + near]]
            let route = spots[neighbour.firstTask].route
            if route >= 0 { look(staff: Int(route) / layout.days, course, flat) }
        }
        if share.isWhole {
            for _ in 0..<(isFirst ? 24 : 4) { look(at: random.below(count), flat) }
        } else {
            for _ in 0..<6 { look(staff: Int(share.staff[random.below(share.staff.count)]), course, flat) }
        }
    }

    private func has(candidate index: Int, _ flat: FlatCourse) -> Bool {
        share.has(staff: Int(layout.candidates[flat.candidatesFrom + Int32(index)].staff))
    }

    private mutating func look(staff: Int, _ course: Int, _ flat: FlatCourse) {
        let candidate = layout.candidateOf[course * layout.staffCount + staff]
        if candidate >= 0 { look(at: Int(candidate), flat) }
    }

    private mutating func look(at candidate: Int, _ flat: FlatCourse) {
        let staff = Int(layout.candidates[flat.candidatesFrom + Int32(candidate)].staff)
        guard scratch.isSeen[staff] != scratch.seen, share.has(staff: staff) else { return }
        scratch.isSeen[staff] = scratch.seen
        scratch.candidates.append(Int32(candidate))
    }

    /// The cheapest start of a session that needs no staff.
    mutating func insertionWithoutStaff(_ course: Int, _ flat: FlatCourse, day: Int) -> Insertion {
        var found = Insertion.none
        for kept in Int(flat.keptFrom)..<Int(flat.keptTo) {
            let kept = layout.kept[kept]
            guard kept.day == Int32(day), !spots[flat.firstTask + kept.number].isPlaced else { continue }
            lookWithoutStaff(course, flat, kept.slot, kept.slot, kept.penalty, &found, kept)
        }
        let windows = course * layout.days + day
        for window in Int(layout.windowsFrom[windows])..<Int(layout.windowsFrom[windows + 1]) {
            let window = layout.windows[window]
            lookWithoutStaff(course, flat, window.first, window.last, window.penalty, &found, nil)
        }
        return found
    }

    private func lookWithoutStaff(
        _ course: Int, _ flat: FlatCourse, _ first: Int32, _ last: Int32, _ penalty: Int32, _ found: inout Insertion,
        _ kept: KeptSpot?
    ) {
        let cost = penalty - (kept?.gain ?? 0)
        guard cost < found.cost else { return }
        let rooms = Int(resources.roomsFrom[course])..<Int(resources.roomsFrom[course + 1])
        for room in rooms.isEmpty ? -1..<0 : rooms {
            if room >= 0, resources.rooms[room].room < 0 { continue }
            let slot = freeSlot(course, flat, Int32(room), first, last)
            guard slot >= 0 else { continue }
            found = Insertion(
                cost: cost, first: slot, last: slot, penalty: penalty, gain: kept?.gain ?? 0,
                number: kept?.number ?? -1, room: Int32(room))
            return
        }
    }
}
