/// A rule that keeps a session from a place, with the values that it failed
/// on. In JSON it is an object with the ``code`` as its only key.
package enum Hindrance: Hashable, Sendable, Codable {
    // These hold whatever the rest of the plan looks like.

    /// No possible interval holds the session.
    case noPossibleTime(minutes: Int)
    /// The members of a group have no possible time in common.
    case noCommonTime(group: String, minutes: Int)
    /// A start that was asked for is not possible for the citizens.
    case outsidePossible(start: Int)
    /// A start that was asked for is no multiple of the grain.
    case offGrain(start: Int, grain: Int)
    /// A session without staff cannot be given any.
    case needsNoStaff
    /// No member of staff has the skill (if any) and is welcome.
    case noStaffWithSkill(String?)
    case staffLacksSkill(staff: String, skill: String)
    case staffExcluded(staff: String)
    /// None of the staff who could is on shift for all of it.
    case noStaffOnShift(Several)
    /// Nobody of them may work that long in these weeks.
    case noStaffMinutes(Several, minutes: Int)
    case noDevice(kind: String, needed: Int, existing: Int)
    /// A device that was asked for is of another kind, or none is needed.
    case wrongDevice(device: String)
    case noDeviceAvailable(kind: String, needed: Int)
    /// None of its rooms holds them all.
    case noRoom(citizens: Int)
    /// A room that was asked for is not among its rooms.
    case wrongRoom(room: String)
    case noRoomOpen(Several)
    /// The session is fixed where it is.
    case fixed(start: Int)

    // These hold because of other sessions.

    /// Other sessions of its request are too near.
    case restDays(request: String, days: Int)
    case citizenBusy(citizen: String)
    case staffBusy(Several)
    /// The staff cannot come in time from one session, or to the next.
    case travel(Several)
    case staffMinutes(Several)
    case deviceBusy(kind: String, needed: Int)
    case roomFull(Several)

    // And this because of the weights.

    /// There is a place, but it costs more than to leave the session out.
    case costsMore(difference: Int)
}
