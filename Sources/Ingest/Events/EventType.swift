/// A type of event that Trin understands: its name and the data it carries.
///
/// The one source for validation, for reading and for the JSON Schemas.
package struct EventType: Sendable {
    struct Field: Sendable {
        enum Kind: Sendable {
            /// A UUIDv7.
            case identifier
            case integer(ClosedRange<Int>)
            case number(ClosedRange<Double>)
            /// At most so many Unicode scalars, none of them NUL.
            case text(Int)
        }

        let name: String
        let kind: Kind
        var isRequired = true
        let summary: String
    }

    package let name: String
    let summary: String
    let fields: [Field]
    /// Whether at least one of the fields, none of them required, must be
    /// there.
    var needsOneOfItsFields = false
    /// Makes the payload from data that fits `fields`.
    let payload: @Sendable (EventData) -> EventPayload?
}
