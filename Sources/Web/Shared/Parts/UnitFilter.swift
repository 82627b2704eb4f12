/// The choice of one unit, or all, for who may see all.
struct UnitFilter: Sendable, Hashable {
    let units: [Choice]
}
