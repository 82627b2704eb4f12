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

    /// One row of a board.
    struct Resource: Sendable {
        let id: String
        let name: String
        let href: String?
        let sessions: [SessionSummary]
        /// What the draft that is shown would bring here from elsewhere or
        /// from another time.
        let coming: [SessionSummary]
        /// The sessions whose place the draft changes.
        let changing: Set<ID<Session>>
        /// When it works or is open, by date: minutes after midnight.
        let hours: [CivilDate: [MinuteRange]]
        /// The most minutes a week; nil where nothing is counted.
        let capacity: Int?
        let absences: [Absence]

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
                sessions: sessions.filter { $0.session.staff == id }, coming: coming { $0.staff == id },
                changing: changing, hours: hours,
                capacity: week.trainer.maxMinutes ?? hours.values.joined().reduce(0) { $0 + $1.to - $1.from },
                absences: week.absences)
        }
    }

    private var devices: [Resource] {
        board.devices.map { device in
            Resource(
                id: device.id.description, name: device.name, href: nil,
                sessions: sessions.filter { $0.session.device == device.id },
                coming: coming { $0.device == device.id }, changing: changing, hours: [:], capacity: nil,
                absences: board.absences.filter { $0.resource == .device(device.id) })
        }
    }

    private var rooms: [Resource] {
        board.rooms.map { room in
            let hours = days.map { date in
                (date, room.opening.filter { $0.weekday == date.weekday }.map { MinuteRange(from: $0.from, to: $0.to) })
            }
            return Resource(
                id: room.id.description, name: room.name, href: nil,
                sessions: sessions.filter { $0.session.room == room.id }, coming: coming { $0.room == room.id },
                changing: changing,
                hours: Dictionary(hours, uniquingKeysWith: { first, _ in first }), capacity: nil,
                absences: board.absences.filter { $0.resource == .room(room.id) })
        }
    }

    /// The sessions that the draft would bring to a place. One that keeps
    /// its time and has its row already is shown where it stands.
    private func coming(_ isHere: (Session) -> Bool) -> [SessionSummary] {
        guard let overlay else { return [] }
        return sessions.compactMap { summary in
            guard let after = overlay.outcome(of: summary), isHere(after.session) else { return nil }
            let now = summary.session
            let stays = isHere(now) && (now.date, now.time) == (after.session.date, after.session.time)
            return stays ? nil : after
        }
    }

    private var changing: Set<ID<Session>> { Set(overlay?.changes.keys.map(\.self) ?? []) }

    /// The rows of what nobody or nothing has: what lacks it, and what needs
    /// none.
    private func rest<Entity>(
        _ field: KeyPath<Session, ID<Entity>?>, known: Set<String>, _ lacking: Phrase, _ needless: Phrase,
        _ localizer: Localizer
    ) -> [Resource] {
        let left = sessions.filter { summary in
            summary.session[keyPath: field].map { !known.contains($0.description) } ?? true
        }
        let groups = Dictionary(grouping: left) { summary in
            lacking == needless || (summary.mode == .independent && summary.session.kind == .training)
        }
        return [(false, lacking), (true, needless)].compactMap { isNeedless, name in
            groups[isNeedless].map {
                Resource(
                    id: "", name: localizer[name], href: nil, sessions: $0, coming: [], changing: changing, hours: [:],
                    capacity: nil, absences: [])
            }
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
