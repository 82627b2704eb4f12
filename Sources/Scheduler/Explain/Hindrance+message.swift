extension Hindrance {
    /// One sentence about a session that may start at any possible time.
    package var message: String { message(at: nil) }

    /// One sentence, about one start if one was asked for.
    package func message(at start: Int?) -> String {
        let then = start.map { "on \(WeekTime($0))" } ?? "in its possible times"
        switch self {
        case .noPossibleTime, .noCommonTime, .outsidePossible, .offGrain, .fixed: return timeMessage
        case .needsNoStaff, .noStaffWithSkill, .staffLacksSkill, .staffExcluded, .noStaffOnShift, .noStaffMinutes:
            return staffMessage(then)
        case .noDevice, .wrongDevice, .noDeviceAvailable, .noRoom, .wrongRoom, .noRoomOpen: return thingMessage(then)
        default: return othersMessage(then)
        }
    }

    private var timeMessage: String {
        switch self {
        case .noPossibleTime(let minutes): "None of its possible times holds \(minutes) minutes within one day."
        case .noCommonTime(let group, let minutes):
            "The members of group “\(group)” have no possible time of \(minutes) minutes in common."
        case .outsidePossible(let start): "\(WeekTime(start)) is not among its possible times."
        case .offGrain(let start, let grain):
            "\(WeekTime(start)) is no start: sessions start at multiples of \(grain) minutes."
        case .fixed(let start): "The session is fixed on \(WeekTime(start))."
        default: ""
        }
    }

    private func staffMessage(_ then: String) -> String {
        switch self {
        case .needsNoStaff: "The citizen trains without staff."
        case .noStaffWithSkill(let skill?): "Nobody of the staff has the skill “\(skill)” and is not excluded."
        case .noStaffWithSkill: "All of the staff are excluded."
        case .staffLacksSkill(let staff, let skill): "“\(staff)” lacks the skill “\(skill)”."
        case .staffExcluded(let staff): "“\(staff)” is among the citizen's excluded staff."
        case .noStaffOnShift(let staff) where staff.isOne:
            "\(staff.text("")) is not on shift for all of it \(then)."
        case .noStaffOnShift(let staff): "Nobody of \(staff.text("who could")) is on shift for all of it \(then)."
        case .noStaffMinutes(let staff, let minutes):
            "Nobody of \(staff.text("who could")) may work as much as \(minutes) minutes."
        default: ""
        }
    }

    private func thingMessage(_ then: String) -> String {
        switch self {
        case .noDevice(let kind, let needed, let existing):
            "It needs devices of kind “\(kind)”: \(needed); there are \(existing)."
        case .wrongDevice(let device): "“\(device)” is not a device of the kind that it needs."
        case .noDeviceAvailable(let kind, let needed):
            "Fewer than \(needed) of the devices of kind “\(kind)” are available for all of it \(then)."
        case .noRoom(let citizens): "None of its rooms holds \(citizens) citizens."
        case .wrongRoom(let room): "“\(room)” is not among its rooms, or too small."
        case .noRoomOpen(let rooms) where rooms.isOne: "\(rooms.text("")) is not open for all of it \(then)."
        case .noRoomOpen(let rooms): "None of \(rooms.text("rooms")) is open for all of it \(then)."
        default: ""
        }
    }

    private func othersMessage(_ then: String) -> String {
        switch self {
        case .restDays(let request, let days):
            days == 0
                ? "Request “\(request)” has a session on that day already."
                : "Other sessions of request “\(request)” are too near: \(days) days without one must lie between."
        case .citizenBusy(let citizen): "“\(citizen)” has another session at the time."
        case .staffBusy(let staff) where staff.isOne: "\(staff.text("")) is busy \(then)."
        case .staffBusy(let staff): "Busy \(then): \(staff.text("who could"))."
        case .travel(let staff):
            "The way between sessions takes too long \(then) for \(staff.text("who could"))."
        case .staffMinutes(let staff): "No minutes of work are left to \(staff.text("who could"))."
        case .deviceBusy(let kind, let needed):
            "Fewer than \(needed) of the devices of kind “\(kind)” are free for all of it \(then)."
        case .roomFull(let rooms): "No room for the citizens \(then) in \(rooms.text("rooms"))."
        case .costsMore(let difference):
            "It has a place, but that costs \(difference) more than to leave it out."
        default: ""
        }
    }
}
