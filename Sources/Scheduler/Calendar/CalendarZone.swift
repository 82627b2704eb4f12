import Domain

/// A VTIMEZONE that begins in 1970 and has one rule for each change.
///
/// Outlook mishandles anything richer. So it says only what holds now, and
/// ``wall(at:)`` refuses instants for which that is wrong.
struct CalendarZone {
    let zone: Zone
    private let rule: ZoneRule

    /// Nil when the zone cannot be said in this way; then UTC can.
    init?(_ zone: Zone) {
        guard zone.name != Zone.utc.name, let rule = zone.table.rule else { return nil }
        if let daylight = rule.daylight {
            guard daylight.begins.isPlain, daylight.ends.isPlain else { return nil }
        }
        self.zone = zone
        self.rule = rule
    }

    /// The wall time at an instant; nil when the rule of today did not hold.
    func wall(at instant: Instant) -> WallTime? {
        let offset = zone.offset(at: instant)
        guard Int64(rule.offset(at: instant.milliseconds / 1000)) * 1000 == offset else { return nil }
        return WallTime(seconds: (instant.milliseconds + offset) / 1000)
    }

    func write(to lines: inout CalendarLines) {
        lines.add("BEGIN", "VTIMEZONE")
        lines.add("TZID", zone.name)
        if let daylight = rule.daylight {
            write("STANDARD", daylight.ends, from: daylight.offset, to: rule.standard, to: &lines)
            write("DAYLIGHT", daylight.begins, from: rule.standard, to: daylight.offset, to: &lines)
        } else {
            write("STANDARD", nil, from: rule.standard, to: rule.standard, to: &lines)
        }
        lines.add("END", "VTIMEZONE")
    }

    private func write(
        _ name: String, _ change: ZoneRule.Change?, from before: Int, to after: Int, to lines: inout CalendarLines
    ) {
        lines.add("BEGIN", name)
        lines.add("DTSTART", WallTime(seconds: change?.wall(in: 1970) ?? 0).basic)
        lines.add("TZOFFSETFROM", Self.text(before))
        lines.add("TZOFFSETTO", Self.text(after))
        if case .weekday(let weekday, let week, let month) = change?.day {
            lines.add("RRULE", "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(week == 5 ? -1 : week)\(weekday.code)")
        }
        lines.add("END", name)
    }

    /// Such as `+0100`.
    private static func text(_ offset: Int) -> String {
        var bytes = [UInt8(ascii: offset < 0 ? "-" : "+")]
        let minutes = abs(offset) / 60
        bytes.append(digits: minutes / 60, 2)
        bytes.append(digits: minutes % 60, 2)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ZoneRule.Change {
    /// Whether it is a weekday of a month, at a time of that day.
    fileprivate var isPlain: Bool {
        guard case .weekday = day else { return false }
        return (0..<86_400).contains(seconds)
    }
}
