import Domain
import Scheduler

extension UnitPlanning {
    /// The public holidays of the unit's country and its own customs, by name.
    func holidays(from start: CivilDate, to end: CivilDate) -> [CivilDate: String] {
        guard let country else { return [:] }
        let holidays = Holidays(country, customs: Set(customs.compactMap { Holiday.Kind(rawValue: $0) }))
        return Dictionary(
            holidays.days(from: start, through: end).map { ($0.date, $0.name) }, uniquingKeysWith: { "\($0), \($1)" })
    }
}
