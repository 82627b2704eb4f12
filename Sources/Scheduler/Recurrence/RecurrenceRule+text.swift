import Domain

extension RecurrenceRule {
    /// Reads the text of an RRULE, with or without `RRULE:` before it.
    ///
    /// Two parts of our own say *n times a week with m rest days*:
    /// `FREQ=WEEKLY;X-TIMES=3;X-REST=1`, among the weekdays of BYDAY if there
    /// is one. See ``WeekdayPattern``.
    ///
    /// - Throws: an error that begins with the part at fault.
    package init(text: String) throws(SchedulerError) {
        var body = text[...]
        if body.prefix(6).uppercased() == "RRULE:" { body = body.dropFirst(6) }
        let parts = try RuleParts(body)
        guard let name = parts["FREQ"] else {
            throw SchedulerError(
                .invalidRule, "FREQ: is missing; begin with FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY.")
        }
        guard let frequency = Frequency(rawValue: name) else {
            let known = "write DAILY, WEEKLY, MONTHLY or YEARLY"
            let isShort = ["SECONDLY", "MINUTELY", "HOURLY"].contains(name)
            throw SchedulerError(
                .invalidRule,
                isShort
                    ? "FREQ: nothing is repeated more often than daily here, so '\(name)' is refused; \(known), "
                        + "and BYHOUR or BYMINUTE for several times a day."
                    : "FREQ: '\(name)' is no frequency; \(known).")
        }
        self.init(frequency)
        interval = try parts.number("INTERVAL", in: Self.intervals) ?? 1
        weekStart = try parts.weekday("WKST") ?? .monday
        months = try parts.numbers("BYMONTH", in: 1...12)
        weekNumbers = try parts.numbers("BYWEEKNO", in: 1...53, signed: true)
        yearDays = try parts.numbers("BYYEARDAY", in: 1...366, signed: true)
        monthDays = try parts.numbers("BYMONTHDAY", in: 1...31, signed: true)
        hours = try parts.numbers("BYHOUR", in: 0...23)
        minutes = try parts.numbers("BYMINUTE", in: 0...59)
        seconds = try parts.numbers("BYSECOND", in: 0...59)
        positions = try parts.numbers("BYSETPOS", in: 1...366, signed: true)
        days = try parts.days()
        end = try parts.end()
        try check()
        if parts["X-TIMES"] != nil || parts["X-REST"] != nil { try spread(parts) }
    }

    /// What RFC 5545 3.3.10 forbids to say together.
    private func check() throws(SchedulerError) {
        func refuse(_ message: String) throws(SchedulerError) -> Never {
            throw SchedulerError(.invalidRule, message)
        }
        if !weekNumbers.isEmpty, frequency != .yearly {
            try refuse("BYWEEKNO: goes only with FREQ=YEARLY, not with \(frequency.rawValue).")
        }
        if !yearDays.isEmpty, frequency != .yearly {
            try refuse("BYYEARDAY: goes only with FREQ=YEARLY, not with \(frequency.rawValue).")
        }
        if !monthDays.isEmpty, frequency == .weekly {
            try refuse("BYMONTHDAY: does not go with FREQ=WEEKLY; use MONTHLY, YEARLY or DAILY.")
        }
        if let day = days.first(where: { $0.ordinal != 0 }) {
            let text = "\(day.ordinal)\(day.weekday.code)"
            if frequency == .daily || frequency == .weekly {
                try refuse(
                    "BYDAY: the number in '\(text)' goes only with FREQ=MONTHLY or YEARLY; write \(day.weekday.code).")
            }
            if !weekNumbers.isEmpty {
                try refuse("BYDAY: the number in '\(text)' does not go with BYWEEKNO; write \(day.weekday.code).")
            }
        }
        if !positions.isEmpty,
            [months, weekNumbers, yearDays, monthDays, hours, minutes, seconds].allSatisfy(\.isEmpty), days.isEmpty
        {
            try refuse("BYSETPOS: chooses among what another BY part gives; add one, such as BYDAY.")
        }
    }

    private mutating func spread(_ parts: RuleParts) throws(SchedulerError) {
        guard frequency == .weekly else {
            throw SchedulerError(
                .invalidRule, "\(parts["X-TIMES"] == nil ? "X-REST" : "X-TIMES"): goes only with FREQ=WEEKLY.")
        }
        guard let times = try parts.number("X-TIMES", in: 1...7) else {
            throw SchedulerError(.invalidRule, "X-REST: needs X-TIMES, the times a week.")
        }
        let rest = try parts.number("X-REST", in: 0...6) ?? 0
        let allowed = Set(days.isEmpty ? Weekday.allCases : days.map(\.weekday))
        guard let pattern = WeekdayPattern.best(times: times, restDays: rest, among: allowed) else {
            throw SchedulerError(
                .invalidRule,
                "X-TIMES: no \(times) of the weekdays \(allowed.sorted().map(\.code).joined(separator: ",")) have "
                    + "\(rest) rest days between them in every week; choose fewer times or fewer rest days.")
        }
        days = pattern.weekdays.map { Day($0) }
    }
}
