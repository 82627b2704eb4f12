import Domain

/// Every address of the staff pages, in one place.
///
/// Templates reach the fixed ones by name (`{{links.library}}`); pages carry
/// the others ready-made.
enum Links: String, CaseIterable, Sendable {
    case today = "/"
    case signIn = "/sign-in"
    case signOut = "/sign-out"
    case library = "/library"
    case programmes = "/programmes"
    case citizens = "/citizens"
    case week = "/week"
    case planWeek = "/week/plan"
    case undo = "/week/undo"
    case redo = "/week/redo"
    case absence = "/week/absence"
    case changeSessions = "/week/change"
    case drafts = "/drafts"
    case resources = "/resources"
    case addTrainer = "/resources/staff"
    case addRoom = "/resources/rooms"
    case addPoolDevice = "/resources/devices"
    case resourceSettings = "/resources/settings"
    case addClosingDay = "/resources/closing-days"
    case results = "/results"
    case trainingTarget = "/results/target"
    case flags = "/flags"
    case flagRules = "/flags/rules"
    case live = "/live"
    case apiLive = "/api/v1/live"
    case devices = "/devices"
    case approveDevice = "/devices/approve"
    case deadLetters = "/dead-letters"
    case retryDeadLetters = "/dead-letters/retry"
    case accounts = "/accounts"
    case units = "/accounts/units"
    case account = "/account"
    case accountPassword = "/account/password"
    case accountLanguage = "/account/language"
    case calendars = "/calendars"
    case uploads = "/api/v1/uploads"
    case videos = "/api/v1/videos"

    var path: String { rawValue }

    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0.path) })
}

extension Links {
    static func exercise(_ id: ID<Exercise>) -> String { "/library/\(id)" }
    static func cutVideo(_ id: ID<Exercise>) -> String { "/library/\(id)/cut" }
    static func uncutVideo(_ id: ID<Exercise>) -> String { "/library/\(id)/uncut" }
    static func retryVideo(_ id: ID<Exercise>) -> String { "/library/\(id)/retry" }
    static func programme(_ id: ID<Programme>) -> String { "/programmes/\(id)" }
    static func citizen(_ id: ID<Citizen>) -> String { "/citizens/\(id)" }
    static func prescribe(_ id: ID<Citizen>) -> String { "/citizens/\(id)/plans" }
    static func stopPlan(_ id: ID<Plan>) -> String { "/plans/\(id)/stop" }
    static func moveSession(_ id: ID<Session>) -> String { "/sessions/\(id)/move" }
    static func cancelSession(_ id: ID<Session>) -> String { "/sessions/\(id)/cancel" }
    static func unpairDevice(_ id: ID<Device>) -> String { "/devices/\(id)/unpair" }
    static func reassignDevice(_ id: ID<Device>) -> String { "/devices/\(id)/reassign" }
    static func endAccount(_ id: ID<StaffMember>) -> String { "/accounts/\(id)/end" }
    static func endCalendar(_ id: ID<CalendarLink>) -> String { "/calendars/\(id)/end" }
    static func setPassword(_ id: ID<StaffMember>) -> String { "/accounts/\(id)/password" }

    static func stream(_ id: ID<Video>) -> String { "/media/\(id)/main.m3u8" }
    static func poster(_ id: ID<Video>) -> String { "/media/\(id)/poster.jpg" }
    /// One of the files that a video's report names.
    static func file(_ id: ID<Video>, _ name: String) -> String { "/media/\(id)/\(name)" }
    /// The same, to be kept under the exercise's name.
    static func download(_ id: ID<Video>, _ name: String) -> String { file(id, name) + "?download" }
    static func putCaptions(_ id: ID<Video>, _ language: Language) -> String {
        "\(videos.path)/\(id)/captions/\(language.rawValue)"
    }
    static func putSpoken(_ id: ID<Video>, _ language: Language) -> String {
        "\(videos.path)/\(id)/spoken/\(language.rawValue)"
    }
    static func captions(_ id: ID<Video>, _ language: Language) -> String {
        "/media/\(id)/captions/\(language.rawValue).vtt"
    }

    /// The week of `date`, of all units or of one.
    static func week(_ date: CivilDate, unit: ID<Unit>? = nil) -> String {
        "/week?date=\(date)" + (unit.map { "&unit=\($0)" } ?? "")
    }

    static func signIn(_ language: Language) -> String { "/sign-in?language=\(language.rawValue)" }
}
