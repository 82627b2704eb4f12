import Domain

/// One line of a recurrence: `NAME;PARAMETER=…:value`.
struct RecurrenceProperty {
    enum Time {
        /// Midnight of a day that stands without a time.
        case day(WallTime)
        case time(WallTime)
    }

    let name: String
    /// Names in upper case.
    let parameters: [(name: String, value: String)]
    let value: Substring

    /// A line without a name is an RRULE.
    init(_ line: String) {
        let head = line.prefix { $0 != ";" && $0 != ":" }
        guard let colon = line.firstIndex(of: ":"), !head.contains("=") else {
            (name, parameters, value) = ("RRULE", [], line[...])
            return
        }
        var parts = line[..<colon].split(separator: ";", omittingEmptySubsequences: false)
        name = parts.removeFirst().uppercased()
        parameters = parts.map { part in
            let equals = part.firstIndex(of: "=") ?? part.endIndex
            return (part[..<equals].uppercased(), String(part[equals...].dropFirst()))
        }
        value = line[colon...].dropFirst()
    }

    /// The values as wall times of the zone.
    func times(in zone: Zone) throws(SchedulerError) -> [Time] {
        var isDates = false
        for (parameter, value) in parameters {
            switch (parameter, value.uppercased()) {
            case ("VALUE", "DATE-TIME"): break
            case ("VALUE", "DATE"): isDates = true
            case ("TZID", _) where value == zone.name: break
            case ("TZID", _):
                throw SchedulerError(
                    .invalidRule, "\(name): the zone '\(value)' is not \(zone.name); write times of \(zone.name).")
            default:
                throw SchedulerError(
                    .invalidRule, "\(name): '\(parameter)=\(value)' is not known here; write plain local times.")
            }
        }
        var times: [Time] = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            times.append(try time(item, isDate: isDates, in: zone))
        }
        return times
    }

    private func time(_ text: Substring, isDate: Bool, in zone: Zone) throws(SchedulerError) -> Time {
        let isUTC = text.hasSuffix("Z") || text.hasSuffix("z")
        let plain = String(isUTC ? text.dropLast() : text)
        let hasTime = plain.utf8.count > 10
        guard let wall = WallTime(plain), hasTime || !isUTC, !(isDate && hasTime) else {
            throw SchedulerError(
                .invalidRule, "\(name): '\(text)' is no time; write such as 20260106T100000 or 20260106.")
        }
        if !hasTime { return .day(wall) }
        guard isUTC else { return .time(wall) }
        let instant = Instant(milliseconds: wall.seconds * 1000)
        return .time(WallTime(seconds: wall.seconds + zone.offset(at: instant) / 1000))
    }
}
