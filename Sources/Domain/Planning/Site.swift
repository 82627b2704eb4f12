/// An address that is travelled to or from.
package struct Site: Hashable, Sendable, Codable {
    package var id: ID<Site>
    package var unit: ID<Unit>
    package var address: String
    /// Whole metres to the east on a plane grid, such as ETRS89 / UTM 32N.
    package var x: Int
    /// Whole metres to the north on the same grid.
    package var y: Int

    /// What any grid of Europe stays within.
    package static let range = -10_000_000...10_000_000

    package init(id: ID<Site>, unit: ID<Unit>, address: String, x: Int, y: Int) {
        self.id = id
        self.unit = unit
        self.address = address
        self.x = x
        self.y = y
    }
}
