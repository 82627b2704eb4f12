/// What keeps an inquiry's task from the starts that its citizens could have:
/// at each too few devices are free, or every room is full or without staff.
struct Hold {
    let inquiry: Inquiry
    let standing: Standing
    let week: Week
    let course: Course
    let grounds: Inquiry.Grounds
    /// Ascending.
    let starts: [Int]
    /// By start, the requirement that is not met.
    private(set) var short: [Int?]
    /// By room (one without a room if none is needed) and start.
    private(set) var rooms: [(room: Int?, site: Int, isOpen: [Bool], isFull: [Bool])] = []
    /// By site, whether nobody of the staff can be there at a start.
    private(set) var isWithoutStaff: [Int: [Bool]] = [:]

    /// Nil if one of the starts is possible.
    init?(_ inquiry: Inquiry, _ grounds: Inquiry.Grounds, starts: [Int]) {
        (self.inquiry, self.grounds, self.starts) = (inquiry, grounds, starts)
        (standing, week, course) = (inquiry.standing, inquiry.week, inquiry.course)
        short = Array(repeating: nil, count: starts.count)
        // Then the walk along the staff's days sees whether anybody is free.
        let isSimple = standing.isStraight && grounds.rooms == nil && grounds.requirements.isEmpty
        if !grounds.requirements.isEmpty { short = starts.map(requirement(unmetAt:)) }
        for room in grounds.rooms.map({ $0.map { Optional($0) } }) ?? [nil] {
            let site = week.site(of: course, room: room)
            rooms.append(
                (room, site, starts.map { isOpen(room, at: $0) }, starts.map { fullMoment(of: room, at: $0) != nil }))
            if isSimple, grounds.staff != nil {
                isWithoutStaff[site] = Array(repeating: true, count: starts.count)
            } else if isWithoutStaff[site] == nil {
                isWithoutStaff[site] = withoutStaff(at: site)
            }
        }
        guard starts.indices.allSatisfy({ short[$0] != nil || isHeld($0) }) else { return nil }
    }

    private func isHeld(_ index: Int) -> Bool {
        rooms.allSatisfy { !$0.isOpen[index] || $0.isFull[index] || isWithoutStaff[$0.site]?[index] == true }
    }

    /// Nil if there is a place after all.
    func prove(_ proof: Proof, devicesFirst: Bool, roomsFirst: Bool) -> Proof? {
        var proof = proof
        var visits: [Int: [Int]] = [:]
        for index in starts.indices {
            if let unmet = short[index], devicesFirst || !isHeld(index) {
                keepDevices(unmet, at: starts[index], into: &proof)
                continue
            }
            for room in rooms where room.isOpen[index] {
                let hasNoStaff = isWithoutStaff[room.site]?[index] == true
                if let full = room.room, room.isFull[index], roomsFirst || !hasNoStaff {
                    fill(full, at: starts[index], into: &proof)
                } else if visits[room.site]?.last != starts[index] {
                    visits[room.site, default: []].append(starts[index])
                }
            }
        }
        guard let staff = grounds.staff else { return proof }
        let watch = StaffWatch(self, staff)
        for (site, starts) in visits.sorted(by: { $0.key < $1.key }) {
            guard watch.keepStaff(from: starts[...], at: site, into: &proof) else { return nil }
        }
        watch.settle(visits, &proof)
        return proof
    }

    private func withoutStaff(at site: Int) -> [Bool] {
        guard let staff = grounds.staff else { return Array(repeating: false, count: starts.count) }
        var isWithout = [Bool](repeating: true, count: starts.count)
        let watch = StaffWatch(self, staff)
        for staff in staff where !watch.isSpent(staff) {
            func note(_ open: ArraySlice<Int>) {
                for index in open.indices { isWithout[index] = false }
            }
            watch.forEachOpening(of: staff, site: site, starts: starts[...], isThere: { _ in true }, note)
        }
        return isWithout
    }
}
