/// Why a session is where it is.
package struct Explanation: Hashable, Sendable {
    package let place: Place
    /// The session as a file has it; each member's of a group.
    package let placements: [Placement]
    /// Its share of each part of the cost; the shares of all add up.
    package let ledger: CostParts
    /// How the cost would change if the session lost its place.
    package let removal: CostParts
    /// The best other places, each with how much more it costs than this
    /// one: at most one for each day and member of staff.
    package let alternatives: [Alternative]
    /// Whether it is fixed, so that alternatives are not to be had.
    package let isFixed: Bool

    package struct Alternative: Hashable, Sendable {
        package let suggestion: Suggestion
        package let difference: CostParts
    }
}
