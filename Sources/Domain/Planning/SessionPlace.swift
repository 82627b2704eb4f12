/// When a session takes place, with whom, with what and where.
package struct SessionPlace: Hashable, Sendable, Codable {
    package var date: CivilDate
    package var time: MinuteOfDay
    package var staff: ID<StaffMember>?
    package var device: ID<PoolDevice>?
    package var room: ID<Room>?

    package init(
        _ date: CivilDate, _ time: MinuteOfDay, staff: ID<StaffMember>? = nil, device: ID<PoolDevice>? = nil,
        room: ID<Room>? = nil
    ) {
        self.date = date
        self.time = time
        self.staff = staff
        self.device = device
        self.room = room
    }
}

extension Session {
    package var place: SessionPlace {
        get { SessionPlace(date, time, staff: staff, device: device, room: room) }
        set {
            (date, time) = (newValue.date, newValue.time)
            (staff, device, room) = (newValue.staff, newValue.device, newValue.room)
        }
    }
}
