/// The search for tasks that together leave no start.
extension Inquiry {
    /// Nil if there is a place.
    func prove(_ grounds: Grounds) -> Proof? {
        var proof = Proof(tasks: standing.stops.count)
        var left = sift(grounds, into: &proof)
        left = keepCitizens(from: left, into: &proof)
        if left.isEmpty { return proof }
        guard let hold = Hold(self, grounds, starts: left) else { return nil }
        var orders = [hold.prove(proof, devicesFirst: false, roomsFirst: false)]
        if !grounds.requirements.isEmpty { orders.append(hold.prove(proof, devicesFirst: true, roomsFirst: false)) }
        if grounds.rooms != nil {
            orders.append(hold.prove(proof, devicesFirst: false, roomsFirst: true))
            if !grounds.requirements.isEmpty { orders.append(hold.prove(proof, devicesFirst: true, roomsFirst: true)) }
        }
        return orders.contains { $0 == nil } ? nil : orders.compactMap(\.self).min { $0.count < $1.count }
    }

    /// The starts at which somebody is on shift, devices are there and a room
    /// is open; why the others are hopeless goes into the proof.
    private func sift(_ grounds: Grounds, into proof: inout Proof) -> [Int] {
        var causes: [(ground: Proof.Ground, isHopeless: [Bool])] = []
        if let staff = grounds.staff {
            var isOff = [Bool](repeating: true, count: grounds.starts.count)
            for staff in staff {
                for shift in week.staff[staff].shifts.joined() {
                    for index in indices(of: grounds.starts[...], inside: shift) { isOff[index] = false }
                }
            }
            causes.append((.offShift, isOff))
        }
        for (index, requirement) in grounds.requirements.enumerated() {
            var count = [Int](repeating: 0, count: grounds.starts.count)
            for device in requirement.devices {
                for interval in week.problem.devices[device].available {
                    for index in indices(of: grounds.starts[...], inside: interval) { count[index] += 1 }
                }
            }
            causes.append((.deviceAbsent(index), count.map { $0 < requirement.needed }))
        }
        if let rooms = grounds.rooms {
            var isClosed = [Bool](repeating: true, count: grounds.starts.count)
            for interval in rooms.lazy.flatMap({ week.problem.rooms[$0].available }) {
                for index in indices(of: grounds.starts[...], inside: interval) { isClosed[index] = false }
            }
            causes.append((.roomClosed, isClosed))
        }
        let counts = causes.map { $0.isHopeless.count { $0 } }
        let order = causes.indices.sorted { counts[$0] > counts[$1] }
        var left: [Int] = []
        for index in grounds.starts.indices {
            if let cause = order.first(where: { causes[$0].isHopeless[index] }) {
                proof.add(causes[cause].ground)
            } else {
                left.append(grounds.starts[index])
            }
        }
        return left
    }

    private func indices(of starts: ArraySlice<Int>, inside interval: Range<Int>) -> Range<Int> {
        let last = interval.upperBound - course.minutes
        return last < interval.lowerBound ? 0..<0 : starts.within(interval.lowerBound...last).indices
    }

    /// Takes away the starts at which a citizen is busy or that other
    /// sessions of the request are too near to; most at a time.
    private func keepCitizens(from starts: [Int], into proof: inout Proof) -> [Int] {
        var left = starts
        var others = inTheWay()
        for other in others where standing.isFixed[other.task] {
            take(other, from: &left, into: &proof)
        }
        others.removeAll { standing.isFixed[$0.task] }
        while !others.isEmpty, !left.isEmpty {
            let counts = others.map { left[...].within($0.starts).count }
            guard let best = others.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { break }
            take(others.remove(at: best), from: &left, into: &proof)
        }
        return left
    }

    private typealias Shadow = (task: Int, ground: Proof.Ground, starts: ClosedRange<Int>)

    private func take(_ other: Shadow, from left: inout [Int], into proof: inout Proof) {
        let taken = left[...].within(other.starts).indices
        if taken.isEmpty { return }
        left.removeSubrange(taken)
        proof.add(other.ground, task: other.task, isFixed: standing.isFixed[other.task])
    }

    /// The starts that each session of the citizens takes away.
    private func inTheWay() -> [Shadow] {
        var shadows: [Shadow] = []
        for other in course.tasks where other != task {
            guard let stop = standing.stops[other] else { continue }
            let day = stop.start / Week.dayLength
            let first = (day - course.spacing + 1) * Week.dayLength
            shadows.append((other, .restDays, first...(day + course.spacing) * Week.dayLength - 1))
        }
        for citizen in week.sharedCitizens[week.tasks[task].course] {
            for other in week.coursesOfCitizen[citizen] where other != week.tasks[task].course {
                for other in week.courses[other].tasks {
                    guard let stop = standing.stops[other], stop.start - course.minutes + 1 <= stop.end - 1 else {
                        continue
                    }
                    shadows.append((other, .citizenBusy(citizen), stop.start - course.minutes + 1...stop.end - 1))
                }
            }
        }
        return shadows
    }
}
