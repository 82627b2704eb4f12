import Domain

extension WeekProblem {
    /// Throws for the first fault, and names its path in the file.
    ///
    /// A problem that comes from a file has been through this; one that is
    /// made of values should be.
    package func validate() throws(SchedulerError) {
        try validateCalendar()
        try validateTravel()
        try validateStaff()
        try validateDevices()
        try validateRooms()
        try validateRequests()
        try validateGroups()
        try validateWeights()
        try validatePlacements()
    }

    private func validateCalendar() throws(SchedulerError) {
        guard Self.isWeek(week) else {
            throw .fault("week", "'\(week.excerpt)' is no ISO 8601 week; write it as 2026-W48")
        }
        guard Zone(zone) != nil else {
            throw .fault("zone", "'\(zone.excerpt)' is no time zone; write a name such as Europe/Copenhagen")
        }
        guard (1...28).contains(days) else { throw .fault("days", "\(days) days cannot be planned; write 1 to 28") }
        guard (1...Int.minutesOfDay).contains(grain) else {
            throw .fault("grain", "\(grain) is no grain; write 1 to \(Int.minutesOfDay) minutes")
        }
    }

    private static func isWeek(_ text: String) -> Bool {
        let parts = text.split(separator: "-W", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }), let year = Int(parts[0]), let week = Int(parts[1]),
            // 28 December is in the last week of its year (ISO 8601).
            let last = CivilDate(year: year, month: 12, day: 28)
        else { return false }
        return (1...last.isoWeek.week).contains(week)
    }

    private func validateTravel() throws(SchedulerError) {
        switch travel {
        case .none: return
        case .matrix(let rows):
            for (from, row) in rows.enumerated() {
                guard row.count == rows.count else {
                    throw .fault("travel[\(from)]", "it has \(row.count) numbers; it must have \(rows.count)")
                }
                if let to = row.firstIndex(where: { $0 < 0 }) {
                    throw .fault("travel[\(from)][\(to)]", "\(row[to]) is less than 0 minutes")
                }
                guard row[from] == 0 else {
                    throw .fault("travel[\(from)][\(from)]", "\(row[from]) must be 0, from a site to itself")
                }
            }
        case .places(_, let metresPerMinute, let perStop):
            guard metresPerMinute > 0 else {
                throw .fault("travel.metresPerMinute", "\(metresPerMinute) must be 1 or more")
            }
            guard perStop >= 0 else { throw .fault("travel.perStop", "\(perStop) must be 0 or more") }
        }
    }

    private func validateStaff() throws(SchedulerError) {
        try distinct(staff.map(\.id)) { "staff[\($0)].id" }
        for (index, each) in staff.enumerated() {
            let path = "staff[\(index)]"
            try distinct(each.skills) { "\(path).skills[\($0)]" }
            try check(each.shifts, "\(path).shifts")
            if let most = each.maxMinutes, most < 0 { throw .fault("\(path).maxMinutes", "\(most) must be 0 or more") }
            try check(site: each.site, "\(path).site")
        }
    }

    private func validateDevices() throws(SchedulerError) {
        try distinct(devices.map(\.id)) { "devices[\($0)].id" }
        for (index, each) in devices.enumerated() { try check(each.available, "devices[\(index)].available") }
    }

    private func validateRooms() throws(SchedulerError) {
        try distinct(rooms.map(\.id)) { "rooms[\($0)].id" }
        for (index, each) in rooms.enumerated() {
            guard each.capacity > 0 else {
                throw .fault("rooms[\(index)].capacity", "\(each.capacity) must be 1 or more")
            }
            try check(each.available, "rooms[\(index)].available")
            try check(site: each.site, "rooms[\(index)].site")
        }
    }

    /// Throws for a value that stands there already.
    func distinct(_ values: [String], path: (Int) -> String) throws(SchedulerError) {
        guard values.count > 1 else { return }
        var seen: Set<String> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            throw .fault(path(index), "'\(value.excerpt)' stands here for the second time; take one away")
        }
    }

    /// Throws unless the intervals lie inside the days, ascend, and neither
    /// touch nor overlap.
    func check(_ intervals: [Range<Int>], _ path: String) throws(SchedulerError) {
        var end = -1
        for (index, interval) in intervals.enumerated() {
            guard !interval.isEmpty, interval.lowerBound >= 0, interval.upperBound <= days * .minutesOfDay else {
                throw .fault(
                    "\(path)[\(index)]",
                    "\(interval.text) is not inside the \(days) days, [0, \(days * .minutesOfDay))")
            }
            guard interval.lowerBound > end else {
                throw .fault(
                    "\(path)[\(index)]", "\(interval.text) does not begin after the end of the one before, \(end)")
            }
            end = interval.upperBound
        }
    }

    func check(site: Int?, _ path: String) throws(SchedulerError) {
        guard let site, !(0..<travel.sites).contains(site) else { return }
        throw .fault(
            path,
            travel == .none
                ? "there is no travel, so \(site) is no site; write null"
                : "\(site) is no site; travel has \(travel.sites), numbered from 0")
    }
}
