package import Domain

/// The public holidays of a country, computed, with the local customs that a
/// unit keeps besides.
package struct Holidays: Sendable {
    private let rules: [HolidayRule]

    /// - Parameter customs: days that are no holiday by law; others are left
    ///   out of account.
    package init(_ country: UnitPlanning.Country, customs: Set<Holiday.Kind> = []) {
        rules = Self.rules(of: country).filter { !$0.isCustom || customs.contains($0.kind) }
    }

    /// The days that a unit may keep besides those of the law.
    package static func customs(of country: UnitPlanning.Country) -> [Holiday.Kind] {
        rules(of: country).filter(\.isCustom).map(\.kind)
    }

    /// What a country calls one of its holidays or customs; nil for one that
    /// it does not have.
    package static func name(of kind: Holiday.Kind, in country: UnitPlanning.Country) -> String? {
        rules(of: country).first { $0.kind == kind }?.name
    }

    /// In the order of the year; two may lie on one day.
    package func days(of year: Int) -> [Holiday] {
        rules.compactMap { rule in
            rule.date(in: year).map { Holiday(date: $0, kind: rule.kind, name: rule.name) }
        }.sorted { $0.date < $1.date }
    }

    /// From one day to another, both counted.
    package func days(from start: CivilDate, through end: CivilDate) -> [Holiday] {
        guard start <= end else { return [] }
        return (start.year...end.year).flatMap { days(of: $0) }.filter { start <= $0.date && $0.date <= end }
    }

    private static func rules(of country: UnitPlanning.Country) -> [HolidayRule] {
        switch country {
        case .denmark: denmark
        case .sweden: sweden
        }
    }
}
