/// What a person asks of a place; nil leaves it open.
package struct Wish: Hashable, Sendable {
    /// When the session is to start, such as one minute or a day.
    package var starts: Range<Int>?
    /// Indices of the problem's lists.
    package var staff: Int?
    package var device: Int?
    package var room: Int?

    package init(starts: Range<Int>? = nil, staff: Int? = nil, device: Int? = nil, room: Int? = nil) {
        self.starts = starts
        self.staff = staff
        self.device = device
        self.room = room
    }

    package init(start: Int, staff: Int? = nil, device: Int? = nil, room: Int? = nil) {
        self.init(starts: start..<start + 1, staff: staff, device: device, room: room)
    }

    /// The only start, if there is one.
    var start: Int? { starts.flatMap { $0.count == 1 ? $0.lowerBound : nil } }

    func holds(_ place: Place) -> Bool {
        starts.map { $0.contains(place.start) } ?? true && staff.map { place.staff == $0 } ?? true
            && room.map { place.room == $0 } ?? true && device.map { place.devices.contains($0) } ?? true
    }
}
