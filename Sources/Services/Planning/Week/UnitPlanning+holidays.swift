import Domain

extension UnitPlanning {
    /// The public holidays of the unit's country, by name.
    func holidays(from start: CivilDate, to end: CivilDate) -> [CivilDate: String] { [:] }
}
