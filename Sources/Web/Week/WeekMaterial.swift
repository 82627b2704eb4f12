import Domain
import Services

/// What a unit's week is shown from.
struct WeekMaterial: Sendable {
    let board: WeekBoard
    /// Whether the reader may change it.
    let mayPlan: Bool
    /// How sessions stand in the way of their places, in words.
    let conflicts: [ID<Session>: String]
    let open: Set<ID<Session>>
    /// Of the citizens, by session.
    let names: [ID<Session>: String]
    /// The draft that is shown, if one is.
    let overlay: DraftOverlay?

    var monday: CivilDate { board.monday }
    var today: CivilDate { board.today }
    let sessions: [SessionSummary]
    var days: [CivilDate] { board.days.map(\.date) }

    init(_ board: WeekBoard, mayPlan: Bool, overlay: DraftOverlay? = nil, _ localizer: Localizer) {
        self.board = board
        self.mayPlan = mayPlan
        self.overlay = overlay
        // What a pause or a changed wish took away is in nobody's way.
        sessions = board.entries.map(\.summary).filter { summary in
            summary.session.cancelledAt == nil || summary.session.cancelReason == .byHand
        }
        let names = Dictionary(
            board.entries.map { ($0.summary.session.id, $0.summary.citizen.fullName) },
            uniquingKeysWith: { first, _ in first })
        var conflicts: [ID<Session>: String] = [:]
        for entry in board.entries {
            guard let conflict = entry.conflicts.first else { continue }
            conflicts[entry.summary.session.id] = localizer.sentence(of: conflict, names: names)
        }
        self.conflicts = conflicts
        self.names = names
        open = Set(board.entries.filter(\.isOpen).map(\.summary.session.id))
    }

    /// The sessions of a row, and what the draft that is shown does to them.
    fileprivate struct Row {
        let sessions: [SessionSummary]
        var coming: [SessionSummary] = []
        var leaving: Set<ID<Session>> = []

        var isEmpty: Bool { sessions.isEmpty && coming.isEmpty }
    }

    /// The open sessions without a place of which the draft that is shown, if
    /// one is, says nothing.
    var lacking: [WeekBoard.Entry] {
        let told = overlay.map { Set($0.changes.keys).union($0.lost.map(\.session)) } ?? []
        return board.entries.filter { $0.isOpen && !$0.isPlaced && !told.contains($0.summary.session.id) }
    }

    /// One row of a board.
    struct Resource: Sendable {
        let id: String
        let name: String
        let href: String?
        let sessions: [SessionSummary]
        /// What the draft that is shown would bring here from elsewhere or
        /// from another time.
        let coming: [SessionSummary]
        /// The sessions that it would take from here or to another time.
        let leaving: Set<ID<Session>>
        /// When it works or is open, by date: minutes after midnight.
        let hours: [CivilDate: [MinuteRange]]
        /// The most minutes a week; nil where nothing is counted.
        let capacity: Int?
        let absences: [Absence]

        fileprivate init(
            id: String, name: String, href: String?, _ row: Row, hours: [CivilDate: [MinuteRange]], capacity: Int?,
            absences: [Absence]
        ) {
            (self.id, self.name, self.href) = (id, name, href)
            (sessions, coming, leaving) = (row.sessions, row.coming, row.leaving)
            (self.hours, self.capacity, self.absences) = (hours, capacity, absences)
        }

        /// The absence that covers a part of a day.
        func absence(on date: CivilDate) -> Absence? {
            absences.first { $0.from < LocalTime(date.adding(days: 1)) && $0.to > LocalTime(date) }
        }
    }
}

extension WeekMaterial {
    func resources(_ rows: WeekView.Rows, _ localizer: Localizer) -> [Resource] {
        switch rows {
        case .staff: staff + rest(\.staff, known: Set(staff.map(\.id)), .weekNobody, .weekAlone, localizer)
        case .device:
            devices + rest(\.device, known: Set(devices.map(\.id)), .weekNoTablet, .weekNoTablet, localizer)
        case .room: rooms + rest(\.room, known: Set(rooms.map(\.id)), .weekAtHome, .weekAtHome, localizer)
        }
    }

    private var staff: [Resource] {
        board.trainers.map { week in
            let id = week.trainer.staff
            let hours = Dictionary(zip(days, week.shifts), uniquingKeysWith: { first, _ in first })
            return Resource(
                id: id.description, name: week.trainer.name, href: mayPlan ? Links.trainer(id) : nil,
                row { $0.session.staff == id }, hours: hours,
                capacity: week.trainer.maxMinutes ?? hours.values.joined().reduce(0) { $0 + $1.to - $1.from },
                absences: week.absences)
        }
    }

    private var devices: [Resource] {
        board.devices.map { device in
            Resource(
                id: device.id.description, name: device.name, href: nil,
                row { $0.session.device == device.id }, hours: [:], capacity: nil,
                absences: board.absences.filter { $0.resource == .device(device.id) })
        }
    }

    private var rooms: [Resource] {
        board.rooms.map { room in
            let hours = days.map { date in
                (date, room.opening.filter { $0.weekday == date.weekday }.map { MinuteRange(from: $0.from, to: $0.to) })
            }
            return Resource(
                id: room.id.description, name: room.name, href: nil, row { $0.session.room == room.id },
                hours: Dictionary(hours, uniquingKeysWith: { first, _ in first }), capacity: nil,
                absences: board.absences.filter { $0.resource == .room(room.id) })
        }
    }

    /// The sessions of a row. One that keeps its time and its row is shown
    /// where it stands, whatever else the draft changes.
    private func row(_ isHere: (SessionSummary) -> Bool) -> Row {
        var row = Row(sessions: sessions.filter(isHere))
        guard let overlay else { return row }
        for now in sessions {
            guard let after = overlay.outcome(of: now) else { continue }
            let keepsTime = (now.session.date, now.session.time) == (after.session.date, after.session.time)
            let (isBefore, isAfter) = (isHere(now), isHere(after))
            if isBefore, isAfter, keepsTime { continue }
            if isBefore { row.leaving.insert(now.session.id) }
            if isAfter { row.coming.append(after) }
        }
        return row
    }

    /// The rows of what nobody or nothing has: what lacks it, and what needs
    /// none.
    private func rest<Entity>(
        _ field: KeyPath<Session, ID<Entity>?>, known: Set<String>, _ lacking: Phrase, _ needless: Phrase,
        _ localizer: Localizer
    ) -> [Resource] {
        [(false, lacking), (true, needless)].compactMap { isNeedless, name in
            let row = self.row { summary in
                let isLeft = summary.session[keyPath: field].map { !known.contains($0.description) } ?? true
                let needsNone =
                    lacking == needless || (summary.mode == .independent && summary.session.kind == .training)
                return isLeft && needsNone == isNeedless
            }
            return row.isEmpty
                ? nil
                : Resource(id: "", name: localizer[name], href: nil, row, hours: [:], capacity: nil, absences: [])
        }
    }

    func name(of id: ID<StaffMember>) -> String { board.trainers.first { $0.trainer.staff == id }?.trainer.name ?? "" }
    func name(of id: ID<PoolDevice>) -> String { board.devices.first { $0.id == id }?.name ?? "" }
    func name(of id: ID<Room>) -> String { board.rooms.first { $0.id == id }?.name ?? "" }

    /// Who and what a place has, without what has the row.
    func company(of place: SessionPlace, besides rows: WeekView.Rows?) -> String? {
        var names: [String] = []
        if rows != .staff, let staff = place.staff { names.append(name(of: staff)) }
        if rows != .device, let device = place.device { names.append(name(of: device)) }
        if rows != .room, let room = place.room { names.append(name(of: room)) }
        return names.isEmpty ? nil : names.joined(separator: " · ")
    }

    /// Such as `ons. 25. nov. 10:00 · Bo Lind`.
    func words(_ place: SessionPlace, _ localizer: Localizer) -> String {
        words(place, on: localizer.shortWeekday(place.date.weekday) + " " + localizer.shortDate(place.date))
    }

    /// Such as `ons. 10:00 · Bo Lind`, where it is clear which week it is.
    func shortWords(_ place: SessionPlace, _ localizer: Localizer) -> String {
        words(place, on: localizer.shortWeekday(place.date.weekday))
    }

    private func words(_ place: SessionPlace, on day: String) -> String {
        let when = day + " " + place.time.description
        return company(of: place, besides: nil).map { when + " · " + $0 } ?? when
    }
}
