/// What each part of the cost weighs; none is negative.
package struct Weights: Hashable, Sendable {
    package var unassigned: Int
    package var moved: Int
    package var outsidePreferred: Int
    package var otherStaff: Int
    package var staffChange: Int
    package var travelMinute: Int
    package var overloadMinute: Int

    package init(
        unassigned: Int = 100_000, moved: Int = 500, outsidePreferred: Int = 30, otherStaff: Int = 20,
        staffChange: Int = 40, travelMinute: Int = 1, overloadMinute: Int = 2
    ) {
        self.unassigned = unassigned
        self.moved = moved
        self.outsidePreferred = outsidePreferred
        self.otherStaff = otherStaff
        self.staffChange = staffChange
        self.travelMinute = travelMinute
        self.overloadMinute = overloadMinute
    }
}

/// The cost of a plan by its parts: counts times weights.
package struct CostParts: Hashable, Sendable {
    package var unassigned = 0
    package var moved = 0
    package var outsidePreferred = 0
    package var otherStaff = 0
    package var staffChange = 0
    package var travelMinute = 0
    package var overloadMinute = 0

    package init() {}

    package var total: Int {
        unassigned + moved + outsidePreferred + otherStaff + staffChange + travelMinute + overloadMinute
    }
}
