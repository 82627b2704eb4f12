extension ZoneRule {
    /// Reads such as `CET-1CEST,M3.5.0,M10.5.0/3`; nil for anything else.
    package init?(_ text: String) {
        var reader = Reader(rest: Array(text.utf8)[...])
        guard reader.name(), let standard = reader.offset() else { return nil }
        self.standard = -standard
        if reader.rest.isEmpty {
            daylight = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = self.standard + 3600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let west = reader.offset() else { return nil }
            offset = -west
        }
        guard let begins = reader.change(), let ends = reader.change(), reader.rest.isEmpty else { return nil }
        daylight = Daylight(offset: offset, begins: begins, ends: ends)
    }
}

private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ byte: Character) -> Bool {
        guard let ascii = byte.asciiValue, rest.first == ascii else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// `CET`, or `<+0330>`.
    mutating func name() -> Bool {
        let length = rest.count
        if take("<") {
            rest = rest.drop { $0 != UInt8(ascii: ">") }
            return take(">")
        }
        rest = rest.drop { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        return length - rest.count >= 3
    }

    mutating func number() -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= 3 else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func offset() -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(), hours <= 167 else { return nil }
        var seconds = hours * 3600
        if take(":") {
            guard let minutes = number(), minutes < 60 else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let rest = number(), rest < 60 else { return nil }
                seconds += rest
            }
        }
        return sign * seconds
    }

    /// `,M3.5.0/2`, `,J60` or `,59`.
    mutating func change() -> ZoneRule.Change? {
        guard take(",") else { return nil }
        let day: ZoneRule.Change.Day
        if take("M") {
            guard let month = number(), take("."), let week = number(), take("."), let sunday = number(),
                (1...12).contains(month), (1...5).contains(week),
                let weekday = Weekday(rawValue: sunday == 0 ? 7 : sunday)
            else { return nil }
            day = .weekday(weekday, week: week, month: month)
        } else if take("J") {
            guard let number = number(), (1...365).contains(number) else { return nil }
            day = .ofYear(number)
        } else {
            guard let number = number(), number <= 365 else { return nil }
            day = .sinceNewYear(number)
        }
        guard take("/") else { return .init(day: day, seconds: 7200) }
        return offset().map { .init(day: day, seconds: $0) }
    }
}
