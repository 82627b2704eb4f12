extension WeekProblem {
    /// The file of this problem; the same problem gives the same bytes.
    package var json: [UInt8] {
        FileText.file([
            ("format", FileText.text(Self.format)), ("week", FileText.text(week)), ("zone", FileText.text(zone)),
            ("days", "\(days)"), ("grain", "\(grain)"),
            ("staff", FileText.lines(staff.map(\.fileText))), ("devices", FileText.lines(devices.map(\.fileText))),
            ("rooms", FileText.lines(rooms.map(\.fileText))),
            ("requests", FileText.lines(requests.map(\.fileText))), ("travel", travel.fileText),
            ("fixed", FileText.lines(fixed.map(\.fileText))), ("previous", FileText.lines(previous.map(\.fileText))),
            ("weights", weights.fileText),
        ])
    }
}

extension WeekProblem.Staff {
    fileprivate var fileText: String {
        FileText.object([
            ("id", FileText.text(id)), ("skills", FileText.texts(skills)), ("shifts", FileText.intervals(shifts)),
            ("maxMinutes", FileText.whole(maxMinutes)), ("site", FileText.whole(site)),
        ])
    }
}

extension WeekProblem.Device {
    fileprivate var fileText: String {
        FileText.object([
            ("id", FileText.text(id)), ("kind", FileText.text(kind)), ("available", FileText.intervals(available)),
        ])
    }
}

extension WeekProblem.Room {
    fileprivate var fileText: String {
        FileText.object([
            ("id", FileText.text(id)), ("capacity", "\(capacity)"), ("available", FileText.intervals(available)),
            ("site", FileText.whole(site)),
        ])
    }
}

extension WeekProblem.Request {
    fileprivate var fileText: String {
        FileText.object([
            ("id", FileText.text(id)), ("citizen", FileText.text(citizen)), ("mode", FileText.text(mode.rawValue)),
            ("sessions", "\(sessions)"), ("minutes", "\(minutes)"), ("restDays", "\(restDays)"),
            ("possible", FileText.intervals(possible)), ("preferred", FileText.intervals(preferred)),
            ("skill", FileText.text(skill)), ("preferredStaff", FileText.texts(preferredStaff)),
            ("excludedStaff", FileText.texts(excludedStaff)), ("deviceKind", FileText.text(deviceKind)),
            ("rooms", FileText.texts(rooms)), ("group", FileText.text(group)), ("site", FileText.whole(site)),
        ])
    }
}

extension Travel {
    fileprivate var fileText: String {
        switch self {
        case .none: "[]"
        case .matrix(let rows): FileText.lines(rows.map(FileText.wholes))
        case .places(let places, let metresPerMinute, let perStop):
            FileText.object([
                ("places", FileText.list(places.map { "[\($0.x), \($0.y)]" })),
                ("metresPerMinute", "\(metresPerMinute)"), ("perStop", "\(perStop)"),
            ])
        }
    }
}

extension Weights {
    fileprivate var fileText: String {
        FileText.object([
            ("unassigned", "\(unassigned)"), ("moved", "\(moved)"), ("outsidePreferred", "\(outsidePreferred)"),
            ("otherStaff", "\(otherStaff)"), ("staffChange", "\(staffChange)"), ("travelMinute", "\(travelMinute)"),
            ("overloadMinute", "\(overloadMinute)"),
        ])
    }
}
