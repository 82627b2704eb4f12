/// A time in which a member of staff, a pool device or a room is not there.
///
/// The reason is a code that says nothing about anyone's health.
package struct Absence: Hashable, Sendable, Codable {
    package enum Resource: Hashable, Sendable, Codable {
        case staff(ID<StaffMember>)
        case device(ID<PoolDevice>)
        case room(ID<Room>)
    }

    package enum Reason: String, CaseIterable, Sendable, Codable {
        /// Away, for a reason that is nobody's business.
        case absent
        case holiday, course, meeting
        /// Of a device or a room.
        case repair, closed
    }

    package var id: ID<Absence>
    package var unit: ID<Unit>
    package var resource: Resource
    package var from: LocalTime
    /// The first moment after it.
    package var to: LocalTime
    package var reason: Reason

    package init(
        id: ID<Absence>, unit: ID<Unit>, resource: Resource, from: LocalTime, to: LocalTime, reason: Reason
    ) {
        self.id = id
        self.unit = unit
        self.resource = resource
        self.from = from
        self.to = to
        self.reason = reason
    }
}

/// A day and a time on it, in the municipality's zone.
package struct LocalTime: Hashable, Comparable, Sendable, Codable {
    package var date: CivilDate
    package var time: MinuteOfDay

    package init(_ date: CivilDate, _ time: MinuteOfDay = .midnight) {
        self.date = date
        self.time = time
    }

    package static func < (left: Self, right: Self) -> Bool { (left.date, left.time) < (right.date, right.time) }

    /// Minutes after midnight of `day`; negative before it. Clock changes are
    /// ignored.
    package func minutes(after day: CivilDate) -> Int {
        (date.dayNumber - day.dayNumber) * 1440 + time.minutes
    }
}
