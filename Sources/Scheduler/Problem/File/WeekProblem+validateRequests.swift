import Domain

extension WeekProblem {
    func validateRequests() throws(SchedulerError) {
        try distinct(requests.map(\.id)) { "requests[\($0)].id" }
        let staffIDs = Set(staff.map(\.id))
        let roomIDs = Set(rooms.map(\.id))
        for (index, request) in requests.enumerated() {
            let path = "requests[\(index)]"
            try validateCounts(request, path)
            try check(request.possible, "\(path).possible")
            try check(request.preferred, "\(path).preferred")
            try validateMode(request, path)
            try known(request.preferredStaff, in: staffIDs, "\(path).preferredStaff", "staff")
            try known(request.excludedStaff, in: staffIDs, "\(path).excludedStaff", "staff")
            try known(request.rooms, in: roomIDs, "\(path).rooms", "room")
            try check(site: request.site, "\(path).site")
        }
    }

    private func validateCounts(_ request: Request, _ path: String) throws(SchedulerError) {
        guard request.sessions >= 0 else { throw .fault("\(path).sessions", "\(request.sessions) must be 0 or more") }
        guard (1...28 * .minutesOfDay).contains(request.minutes) else {
            throw .fault("\(path).minutes", "\(request.minutes) must be 1 to \(28 * .minutesOfDay)")
        }
        guard request.restDays >= 0 else { throw .fault("\(path).restDays", "\(request.restDays) must be 0 or more") }
    }

    private func validateMode(_ request: Request, _ path: String) throws(SchedulerError) {
        if request.mode == .independent {
            if request.skill != nil { throw .fault("\(path).skill", "an independent session has no staff; write null") }
            let wishes = [("preferredStaff", request.preferredStaff), ("excludedStaff", request.excludedStaff)]
            for (key, list) in wishes where !list.isEmpty {
                throw .fault("\(path).\(key)", "an independent session has no staff; write []")
            }
        }
        if request.mode == .group, request.group == nil {
            throw .fault("\(path).group", "a request of the mode group must name its group")
        }
        if request.mode != .group, let group = request.group {
            throw .fault(
                "\(path).group", "'\(group.excerpt)' needs the mode group; write null for \(request.mode.rawValue)")
        }
    }

    private func known(
        _ ids: [String], in all: Set<String>, _ path: String, _ what: String
    ) throws(SchedulerError) {
        try distinct(ids) { "\(path)[\($0)]" }
        for (index, id) in ids.enumerated() where !all.contains(id) {
            throw .fault("\(path)[\(index)]", "there is no \(what) '\(id.excerpt)'")
        }
    }

    /// Members of a group are alike.
    func validateGroups() throws(SchedulerError) {
        var firsts: [String: Int] = [:]
        var citizens: Set<SessionOwner> = []
        for (index, request) in requests.enumerated() {
            guard let group = request.group else { continue }
            let path = "requests[\(index)]"
            guard citizens.insert(SessionOwner(group: group, citizen: request.citizen)).inserted else {
                throw .fault(
                    "\(path).citizen", "'\(request.citizen.excerpt)' is in the group '\(group.excerpt)' already")
            }
            guard let firstIndex = firsts[group] else {
                firsts[group] = index
                continue
            }
            let first = requests[firstIndex]
            func unlike(_ key: String) -> SchedulerError {
                .fault("\(path).\(key)", "it is not as in requests[\(firstIndex)] of the group '\(group.excerpt)'")
            }
            if request.sessions != first.sessions { throw unlike("sessions") }
            if request.minutes != first.minutes { throw unlike("minutes") }
            if request.restDays != first.restDays { throw unlike("restDays") }
            if request.rooms.isEmpty != first.rooms.isEmpty {
                throw .fault(
                    "\(path).rooms",
                    "all requests of the group '\(group.excerpt)' have rooms, or none; requests[\(firstIndex)] has "
                        + (first.rooms.isEmpty ? "none" : "some"))
            }
            if request.rooms.isEmpty, request.site != first.site { throw unlike("site") }
        }
    }

    private struct SessionOwner: Hashable {
        let group: String
        let citizen: String
    }
}
