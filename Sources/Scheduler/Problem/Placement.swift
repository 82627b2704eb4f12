/// One session of a request, as a file names it.
package struct SessionName: Hashable, Sendable {
    package var request: String
    /// From 0.
    package var session: Int

    package init(request: String, session: Int) {
        self.request = request
        self.session = session
    }
}

/// Where and when a session takes place.
package struct Placement: Hashable, Sendable {
    package var name: SessionName
    /// Minutes after Monday 00:00 of the problem's week.
    package var start: Int
    package var staff: String?
    package var device: String?
    package var room: String?

    package init(_ name: SessionName, start: Int, staff: String?, device: String?, room: String?) {
        self.name = name
        self.start = start
        self.staff = staff
        self.device = device
        self.room = room
    }
}
