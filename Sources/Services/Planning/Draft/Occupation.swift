import Domain

/// The time that a session takes of its member of staff, device and room.
struct Occupation: Sendable {
    let place: SessionPlace
    let minutes: Int

    init(_ place: SessionPlace, minutes: Int) {
        self.place = place
        self.minutes = minutes
    }

    init(_ session: Session) { self.init(session.place, minutes: session.minutes) }

    func overlaps(_ other: Occupation) -> Bool {
        place.date == other.place.date && place.time.minutes < other.place.time.minutes + other.minutes
            && other.place.time.minutes < place.time.minutes + minutes
    }

    /// Whether both take the same thing or person at the same time.
    func clashes(with other: Occupation) -> Bool {
        guard overlaps(other) else { return false }
        func same<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool { left != nil && left == right }
        return same(place.staff, other.place.staff) || same(place.device, other.place.device)
            || same(place.room, other.place.room)
    }
}
