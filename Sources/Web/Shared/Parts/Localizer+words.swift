import Domain

extension Localizer {
    func role(_ role: Role) -> String {
        switch role {
        case .therapist: self[.roleTherapist]
        case .planner: self[.rolePlanner]
        case .superuser: self[.roleSuperuser]
        case .trainer: self[.roleTrainer]
        }
    }

    func mode(_ mode: Plan.Mode) -> String {
        switch mode {
        case .independent: self[.modeIndependent]
        case .assisted: self[.modeAssisted]
        case .group: self[.modeGroup]
        }
    }

    /// `God morgen, Mette`, by the hour of `time`.
    func greeting(_ name: String, at time: MinuteOfDay) -> String {
        let first = name.split(separator: " ").first.map(String.init) ?? name
        switch time.minutes {
        case 300..<600: return self[.greetingMorning, first]
        case 600..<1080: return self[.greetingDay, first]
        default: return self[.greetingEvening, first]
        }
    }
}

extension Localizer {
    /// `6 øvelser · 22 min.`; without minutes while something of it is not
    /// ready.
    func summary(of programme: Programme, seconds: Double?) -> String {
        let count = count(programme.items.count, one: .countExercise, many: .countExercises)
        guard let seconds else { return count }
        return self[.programmeSummary, count, String(max(1, Int((seconds / 60).rounded())))]
    }
}
