import Domain

/// What programs send to have a week planned or changed.
struct PlanningOrder: Decodable {
    /// Any day of the week.
    let week: CivilDate
    /// How long the search may take; 10 when left out.
    let seconds: Double?
}

struct PublishOrder: Decodable {
    /// Nil for all of the draft.
    let sessions: [ID<Session>]?
}

struct DraftEdit: Decodable {
    /// Nil to leave the session without a place.
    let place: SessionPlace?
}

struct Pin: Decodable {
    let isPinned: Bool
}

struct Chosen: Decodable {
    let sessions: [ID<Session>]
}

struct Moves: Decodable {
    struct Move: Decodable {
        let session: ID<Session>
        let place: SessionPlace
    }

    let moves: [Move]
    let overriding: Bool?
}

/// A move of one session, in which only what changes is named.
struct Move: Decodable {
    private enum Key: String, CodingKey {
        case date, time, staff, device, room, overriding
    }

    private let date: CivilDate?
    private let time: MinuteOfDay?
    /// Nil when it was left out; nil inside when it was null.
    private let staff: ID<StaffMember>??
    private let device: ID<PoolDevice>??
    private let room: ID<Room>??
    /// Whether rules that people may agree to break are let be broken.
    let overriding: Bool

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        date = try container.decodeIfPresent(CivilDate.self, forKey: .date)
        time = try container.decodeIfPresent(MinuteOfDay.self, forKey: .time)
        staff = try container.nullable(ID<StaffMember>.self, .staff)
        device = try container.nullable(ID<PoolDevice>.self, .device)
        room = try container.nullable(ID<Room>.self, .room)
        overriding = try container.decodeIfPresent(Bool.self, forKey: .overriding) ?? false
    }

    func place(from standing: SessionPlace) -> SessionPlace {
        SessionPlace(
            date ?? standing.date, time ?? standing.time, staff: staff ?? standing.staff,
            device: device ?? standing.device, room: room ?? standing.room)
    }
}

extension KeyedDecodingContainer {
    /// Tells what is null from what is not there.
    fileprivate func nullable<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value?? {
        guard contains(key) else { return nil }
        return .some(try decodeNil(forKey: key) ? nil : decode(type, forKey: key))
    }
}
