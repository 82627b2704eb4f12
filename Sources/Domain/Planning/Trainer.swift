/// A member of staff who trains citizens, with what planning has to know.
package struct Trainer: Hashable, Sendable, Codable {
    package var staff: ID<StaffMember>
    /// The account's name.
    package var name: String
    /// Whose citizens they train.
    package var unit: ID<Unit>
    package var skills: [String]
    /// Where their days begin and end, if they travel.
    package var home: ID<Site>?
    /// The most minutes of sessions a week.
    package var maxMinutes: Int?
    /// The shifts that come again.
    package var pattern: [Shift]

    /// A shift of every week, or of every other.
    package struct Shift: Hashable, Sendable, Codable {
        /// Which weeks, by their ISO number.
        package enum Weeks: String, CaseIterable, Sendable, Codable {
            case every, even, odd
        }

        package var interval: DayInterval
        package var weeks: Weeks

        package init(_ interval: DayInterval, weeks: Weeks = .every) {
            self.interval = interval
            self.weeks = weeks
        }
    }

    package init(
        staff: ID<StaffMember>, name: String, unit: ID<Unit>, skills: [String] = [], home: ID<Site>? = nil,
        maxMinutes: Int? = nil, pattern: [Shift] = []
    ) {
        self.staff = staff
        self.name = name
        self.unit = unit
        self.skills = skills
        self.home = home
        self.maxMinutes = maxMinutes
        self.pattern = pattern
    }
}

extension Trainer {
    /// The shifts that the pattern gives for a day, by start.
    package func shifts(on date: CivilDate) -> [MinuteRange] {
        let isEven = date.isoWeek.week.isMultiple(of: 2)
        return pattern.filter { shift in
            guard shift.interval.weekday == date.weekday else { return false }
            switch shift.weeks {
            case .every: return true
            case .even: return isEven
            case .odd: return !isEven
            }
        }
        .map { MinuteRange(from: $0.interval.from, to: $0.interval.to) }
        .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}

/// A member of staff's shifts on one day, in place of the pattern's; none for
/// a day off.
package struct ShiftDay: Hashable, Sendable, Codable {
    package var staff: ID<StaffMember>
    package var date: CivilDate
    package var shifts: [MinuteRange]

    package init(staff: ID<StaffMember>, date: CivilDate, shifts: [MinuteRange]) {
        self.staff = staff
        self.date = date
        self.shifts = shifts
    }
}
