import Domain

/// A value of which the latest stands; ties go to the greater identity, then
/// to the greater value, so that the order of writing never matters.
struct Latest<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
    let value: Value
    let at: Instant
    let by: EventIdentity

    static func later(_ left: Self?, _ right: Self?) -> Self? {
        guard let left, let right else { return left ?? right }
        return (left.at, left.by, left.value) < (right.at, right.by, right.value) ? right : left
    }
}
