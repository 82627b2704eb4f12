package import Domain
import Scheduler

/// A day that some municipalities keep free though the law does not.
package struct LocalCustom: Hashable, Sendable {
    /// Such as `christmasEve`.
    package let code: String
    /// In the country's own language.
    package let name: String
    package let isKept: Bool
}

extension UnitPlanning {
    /// The public holidays of the unit's country and its own customs, by name.
    func holidays(from start: CivilDate, to end: CivilDate) -> [CivilDate: String] {
        guard let country else { return [:] }
        let holidays = Holidays(country, customs: Set(customs.compactMap { Holiday.Kind(rawValue: $0) }))
        return Dictionary(
            holidays.days(from: start, through: end).map { ($0.date, $0.name) }, uniquingKeysWith: { "\($0), \($1)" })
    }

    /// What the unit may keep besides the country's holidays.
    package var localCustoms: [LocalCustom] {
        guard let country else { return [] }
        return Holidays.customs(of: country).compactMap { kind in
            Holidays.name(of: kind, in: country).map {
                LocalCustom(code: kind.rawValue, name: $0, isKept: customs.contains(kind.rawValue))
            }
        }
    }
}
