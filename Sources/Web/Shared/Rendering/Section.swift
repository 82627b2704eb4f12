import Domain

/// An entry of the navigation.
enum Section: String, CaseIterable, Sendable {
    case today, library, programmes, citizens, week, results, devices, accounts

    var link: Links {
        switch self {
        case .today: .today
        case .library: .library
        case .programmes: .programmes
        case .citizens: .citizens
        case .week: .week
        case .results: .results
        case .devices: .devices
        case .accounts: .accounts
        }
    }

    var label: Phrase {
        switch self {
        case .today: .navToday
        case .library: .navLibrary
        case .programmes: .navProgrammes
        case .citizens: .navCitizens
        case .week: .navWeek
        case .results: .navResults
        case .devices: .navDevices
        case .accounts: .navAccounts
        }
    }

    /// Who finds the entry in the navigation.
    var roles: Set<Role> {
        switch self {
        case .today: Set(Role.allCases)
        case .library, .programmes: [.therapist]
        case .citizens: Set(Role.allCases)
        case .week, .results: [.therapist, .planner]
        case .devices: [.therapist, .superuser]
        case .accounts: [.superuser]
        }
    }
}
