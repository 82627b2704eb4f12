/// A place that a session can have now, and what is good or bad about it.
package struct Suggestion: Hashable, Sendable {
    package let place: Place
    /// The session as a file has it; each member's of a group.
    package let placements: [Placement]
    /// What it adds to each part of the cost; negative for what it saves.
    package let difference: CostParts
    /// Whether every member with wishes about staff wishes for this one.
    package let isPreferredStaff: Bool
    /// Whether the staff has another session of the same request.
    package let isKnownStaff: Bool
    /// Minutes that the staff travels more.
    package let addedTravel: Int
}
