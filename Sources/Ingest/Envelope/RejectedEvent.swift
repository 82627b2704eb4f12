package import Domain

/// An event that is set aside; its neighbours are not touched by it.
package struct RejectedEvent: Hashable, Sendable {
    package enum Code: String, CaseIterable, Sendable, Codable {
        /// More bytes than an event may have.
        case tooLarge
        /// Not JSON, or nested too deeply, or one name twice.
        case badJSON
        /// JSON, but no object.
        case notAnObject
        /// An attribute that every event needs is missing or no text.
        case missingAttribute
        /// Another version of CloudEvents than 1.0.
        case badVersion
        /// The id is no UUIDv7.
        case badID
        /// The source is not the device that sent the request.
        case wrongSource
        /// The type is empty, too long or holds control characters.
        case badType
        /// The subject is no identifier of a session.
        case badSubject
        /// The data does not fit the type.
        case badData
        /// The device sent another event under the same id before; for
        /// whoever keeps the events.
        case idReused
        /// There is no such session, or it is not this device's business;
        /// for whoever keeps the sessions.
        case unknownSession
    }

    /// Its place in the request, from 0.
    package let index: Int
    /// The id as it was sent, if that much could be read.
    package let id: String?
    /// The session that its subject names, if that much could be read.
    package let session: ID<Session>?
    /// The event's number on its device, if that much could be read.
    package let sequence: Int?
    package let code: Code
    /// Names the value and the remedy.
    package let detail: String
    /// The same for pages in other languages.
    package let refusal: Refusal?
    /// What was sent, byte by byte.
    package let raw: [UInt8]

    package init(
        index: Int, id: String?, session: ID<Session>? = nil, sequence: Int? = nil, code: Code, detail: String,
        refusal: Refusal? = nil, raw: [UInt8]
    ) {
        self.index = index
        self.id = id
        self.session = session
        self.sequence = sequence
        self.code = code
        self.detail = detail
        self.refusal = refusal
        self.raw = raw
    }
}
