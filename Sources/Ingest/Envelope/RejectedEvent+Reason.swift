package import Domain

extension RejectedEvent {
    /// What the detail of an event that was set aside says; each has a
    /// translated sentence in the pages' texts. The comments say which values
    /// it names. What a tablet sent is named as JSON or in quotation marks.
    package enum Reason: String, CaseIterable, Sendable {
        /// The type, the field, what was sent, and the words to choose from.
        case choice
        /// The type and what was sent.
        case dataNoObject
        /// The type, the field, and what was sent.
        case flag
        /// The id.
        case id
        /// The type, the field, and what was sent.
        case identifier
        /// The id.
        case idReused
        /// The type, the field, what was sent, the least and the most.
        case integer
        /// The byte at which reading ended.
        case json
        /// The type and the field.
        case lacks
        /// The attribute.
        case missing
        /// The type and all its fields.
        case nothing
        /// What was sent.
        case notAnObject
        /// The attribute and what was sent.
        case notText
        /// The type, the field, what was sent, the least and the most.
        case number
        /// The session.
        case session
        /// The source that it names and that of the sender.
        case source
        /// The subject.
        case subject
        /// The subject and the device's identifier.
        case subjectDevice
        /// The type, the field, what was sent, and how many characters there
        /// may be.
        case text
        /// The type and the field.
        case textZero
        /// The type, the field, how many characters there are and may be.
        case textLong
        /// Bytes, and the most.
        case tooLarge
        /// The type.
        case type
        /// The version.
        case version
        /// The type, the field, and what was sent.
        case word
    }

    package static func refusal(_ reason: Reason, _ values: String...) -> Refusal {
        Refusal(reason: reason.rawValue, values: values)
    }
}
