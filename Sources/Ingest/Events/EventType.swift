import Domain

/// A type of event that Trin understands: its name and the data it carries.
///
/// The one source for validation, for reading and for the JSON Schemas.
package final class EventType: Sendable {
    struct Field: Sendable {
        enum Kind: Sendable {
            /// A UUIDv7.
            case identifier
            case integer(ClosedRange<Int>)
            case number(ClosedRange<Double>)
            /// At most so many Unicode scalars, none of them NUL.
            case text(Int)
            /// One of these words.
            case choice([String])
            /// A word for programs: a letter, then at most 63 letters and
            /// digits.
            case word
            /// True or false.
            case flag
        }

        let name: EventName
        let kind: Kind
        var isRequired = true
        let summary: String
    }

    /// What the CloudEvents attribute `subject` names.
    enum Subject: Sendable {
        /// The session, always.
        case session
        /// The device itself; it may be left out.
        case device
        /// The session during which it happened, if there was one; else as
        /// for a device.
        case sessionIfAny
    }

    package let name: String
    let summary: String
    let subject: Subject
    let fields: [Field]
    let fieldNames: JSONNameSet
    /// Texts that are no fields of the type, and taken if they are there.
    let asides: [EventName]
    /// Whether at least one of the fields, none of them required, must be
    /// there.
    let needsOneOfItsFields: Bool
    /// Makes the payload from data that fits `fields`.
    let payload: @Sendable (EventData) -> EventPayload?

    init(
        name: String, summary: String, subject: Subject = .session, fields: [Field], asides: [EventName] = [],
        needsOneOfItsFields: Bool = false, payload: @escaping @Sendable (EventData) -> EventPayload?
    ) {
        self.name = name
        self.summary = summary
        self.subject = subject
        self.fields = fields
        fieldNames = EventName.set(fields.map(\.name))
        self.asides = asides
        self.needsOneOfItsFields = needsOneOfItsFields
        self.payload = payload
    }
}
