/// Why a request cannot be read as a whole; nothing of it was taken.
package struct IngestError: Error, CustomStringConvertible, Hashable, Sendable {
    package enum Code: String, Sendable {
        /// The content type is no CloudEvents JSON (HTTP 415).
        case contentType
        /// The body is no complete JSON array or object (HTTP 400).
        case malformedBody
        /// More bytes than a request may have (HTTP 413).
        case bodyTooLarge
        /// More events than a request may have (HTTP 413).
        case tooManyEvents
        /// An event that was stored earlier cannot be read again.
        case storedEvent
    }

    package let code: Code
    /// Names the value and the remedy.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
