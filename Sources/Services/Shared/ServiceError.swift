package import Domain

/// Why a service did not do what it was asked.
package struct ServiceError: Error, CustomStringConvertible, Hashable, Sendable {
    package enum Code: String, Sendable {
        /// Who asks is not known.
        case unauthenticated
        /// Who asks may not.
        case forbidden
        case notFound
        /// A value is outside its range or of the wrong form.
        case invalid
        /// It does not fit what is stored.
        case conflict
        /// It was there and is over: expired, ended, used up.
        case gone
        case tooLarge
        /// There is no room left to store it.
        case full
        /// What came is not what its checksum is of.
        case mismatch
        /// Too many at once; later it may work.
        case busy
        /// Something else of the same thing is under way.
        case locked
        /// The contents are of a kind that is not taken.
        case unsupportedType
        /// The database cannot be reached.
        case unavailable
    }

    package let code: Code
    /// One sentence that names the value and the remedy.
    package let message: String
    /// Which translated sentence says it, if there is one.
    package let reason: Reason?
    /// The same where the sentence names values of an uploaded file.
    package let refusal: Refusal?
    /// Seconds after which trying again makes sense.
    package let retryAfter: Int?

    package init(
        _ code: Code, _ message: String, reason: Reason? = nil, refusal: Refusal? = nil, retryAfter: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.reason = reason
        self.refusal = refusal
        self.retryAfter = retryAfter
    }

    package var description: String { message }
}
