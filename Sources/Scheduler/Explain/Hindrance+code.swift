extension Hindrance {
    /// What a solution file calls it.
    package var code: String {
        switch self {
        case .noPossibleTime: "noPossibleTime"
        case .noCommonTime: "noCommonTime"
        case .outsidePossible: "outsidePossible"
        case .offGrain: "offGrain"
        case .needsNoStaff: "needsNoStaff"
        case .noStaffWithSkill: "noStaffWithSkill"
        case .staffLacksSkill: "staffLacksSkill"
        case .staffExcluded: "staffExcluded"
        case .noStaffOnShift: "noStaffOnShift"
        case .noStaffMinutes: "noStaffMinutes"
        case .noDevice: "noDevice"
        case .wrongDevice: "wrongDevice"
        case .noDeviceAvailable: "noDeviceAvailable"
        case .noRoom: "noRoom"
        case .wrongRoom: "wrongRoom"
        case .noRoomOpen: "noRoomOpen"
        case .fixed: "fixed"
        case .restDays: "restDays"
        case .citizenBusy: "citizenBusy"
        case .staffBusy: "staffBusy"
        case .travel: "travel"
        case .staffMinutes: "staffMinutes"
        case .deviceBusy: "deviceBusy"
        case .roomFull: "roomFull"
        case .costsMore: "costsMore"
        }
    }
}
