/// How a unit is planned.
package struct UnitPlanning: Hashable, Sendable, Codable {
    /// A country whose public holidays are computed.
    package enum Country: String, CaseIterable, Sendable, Codable {
        case denmark = "DK"
        case sweden = "SE"
    }

    package var unit: ID<Unit>
    /// Nil where no holidays are kept.
    package var country: Country?
    /// Local customs by their codes, such as `christmasEve`.
    package var customs: [String]
    /// Starts are multiples of so many minutes.
    package var grain: Int
    /// How fast staff travel in a straight line.
    package var metresPerMinute: Int
    /// Minutes that each way takes besides, for parking and doors.
    package var perStop: Int

    package init(
        unit: ID<Unit>, country: Country? = nil, customs: [String] = [], grain: Int = 5, metresPerMinute: Int = 300,
        perStop: Int = 2
    ) {
        self.unit = unit
        self.country = country
        self.customs = customs
        self.grain = grain
        self.metresPerMinute = metresPerMinute
        self.perStop = perStop
    }
}

/// A day on which a unit does not train.
package struct ClosingDay: Hashable, Sendable, Codable {
    package var unit: ID<Unit>
    package var date: CivilDate
    /// Such as `Personaledag`.
    package var name: String

    package init(unit: ID<Unit>, date: CivilDate, name: String) {
        self.unit = unit
        self.date = date
        self.name = name
    }
}
