import Domain

extension Localizer {
    /// `tirsdag`, `tisdag`, `Tuesday`.
    func weekday(_ weekday: Weekday) -> String { self[Self.weekdays[weekday.rawValue - 1]] }

    /// `tir.`, `tis`, `Tue`.
    func shortWeekday(_ weekday: Weekday) -> String { self[Self.shortWeekdays[weekday.rawValue - 1]] }

    /// `tirsdag 24. november`.
    func longDate(_ date: CivilDate) -> String {
        self[.long, weekday(date.weekday), String(date.day), self[Self.months[date.month - 1]]]
    }

    /// `24. nov.`.
    func shortDate(_ date: CivilDate) -> String {
        self[.short, String(date.day), self[Self.shortMonths[date.month - 1]]]
    }

    /// `24. november 2026`.
    func fullDate(_ date: CivilDate) -> String {
        self[.full, String(date.day), self[Self.months[date.month - 1]], String(date.year)]
    }

    /// `23. nov. – 29. nov.`.
    func span(_ first: CivilDate, _ last: CivilDate) -> String { shortDate(first) + " – " + shortDate(last) }

    /// `24. nov. 10:05` by the clocks of `zone`.
    func moment(_ instant: Instant, in zone: Zone) -> String {
        let local = zone.local(at: instant)
        return shortDate(local.date) + " " + local.time.description
    }

    /// `Uge 48`.
    func week(of date: CivilDate) -> String { self[.week, String(date.isoWeek.week)] }

    /// `tirsdag og fredag`.
    func list(_ weekdays: some Sequence<Weekday>) -> String {
        let names = weekdays.sorted().map(weekday)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return self[.listAnd, names.dropLast().joined(separator: ", "), last]
    }

    /// Minutes and seconds, such as `3:05`.
    func clock(seconds: Double) -> String {
        let whole = max(0, Int(seconds.rounded()))
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + String(whole % 60)
    }

    private static let weekdays: [DateWord] = [
        .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
    ]
    private static let shortWeekdays: [DateWord] = [.mon, .tue, .wed, .thu, .fri, .sat, .sun]
    private static let months: [DateWord] = [
        .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november, .december,
    ]
    private static let shortMonths: [DateWord] = [
        .jan, .feb, .mar, .apr, .mayShort, .jun, .jul, .aug, .sep, .oct, .nov, .dec,
    ]
}
