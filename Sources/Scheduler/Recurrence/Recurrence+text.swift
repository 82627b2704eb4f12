package import Domain

extension Recurrence {
    /// Reads the lines of a recurrence: RRULE (the name may be missing), RDATE
    /// and EXDATE of RFC 5545, each as often as wanted.
    ///
    /// Lines may be folded, and end with a line feed, CR LF, or the two
    /// characters `\n`, which is easier to type in a shell. Times are local,
    /// or UTC with a Z. An RDATE of a day alone is at the start's time; an
    /// EXDATE of a day alone takes the whole day.
    ///
    /// - Throws: an error that begins with the part at fault.
    package init(start: WallTime, zone: Zone, text: String) throws(SchedulerError) {
        var rules: [RecurrenceRule] = []
        var added: [WallTime] = []
        var excluded = Exclusions()
        for line in Self.lines(of: text) {
            let property = RecurrenceProperty(line)
            switch property.name {
            case "RRULE":
                guard property.parameters.isEmpty else {
                    throw SchedulerError(.invalidRule, "RRULE: takes no parameters; write RRULE:FREQ=…")
                }
                rules.append(try RecurrenceRule(text: String(property.value)))
            case "RDATE":
                for value in try property.times(in: zone) {
                    switch value {
                    case .day(let day): added.append(WallTime(seconds: day.seconds + start.secondOfDay))
                    case .time(let time): added.append(time)
                    }
                }
            case "EXDATE":
                for value in try property.times(in: zone) {
                    switch value {
                    case .day(let day): excluded.dates.insert(day.date)
                    case .time(let time): excluded.walls.insert(time)
                    }
                }
            case "DTSTART":
                throw SchedulerError(.invalidRule, "DTSTART: the start is given by itself; leave this line out.")
            default:
                throw SchedulerError(
                    .invalidRule, "\(property.name): is no line that is known here; write RRULE, RDATE or EXDATE.")
            }
        }
        guard !rules.isEmpty || !added.isEmpty else {
            throw SchedulerError(.invalidRule, "RRULE: is missing; write such as FREQ=WEEKLY;BYDAY=TU,FR;COUNT=5.")
        }
        self.init(start: start, zone: zone, rules: rules, added: added, excluded: excluded)
    }

    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        let plain = text.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
        for line in plain.split(whereSeparator: \.isNewline) {
            if line.first == " " || line.first == "\t", !lines.isEmpty {
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(String(line))
            }
        }
        return lines.map { String($0.trimming { $0 == " " || $0 == "\t" }) }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}

extension String {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring { self[...].trimming(isBlank) }
}
