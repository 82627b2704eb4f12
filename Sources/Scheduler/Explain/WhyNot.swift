/// The answer to "why not there?".
package enum WhyNot: Hashable, Sendable {
    /// It is there.
    case isThere
    /// It could be: the best such place, and how much more it costs than the
    /// present one, or than none.
    case costs(Suggestion, difference: CostParts)
    /// It cannot be, for these reasons together.
    case hindered([Finding])
}
