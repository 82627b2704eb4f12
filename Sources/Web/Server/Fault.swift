import Domain
import HTTPTypes
import Hummingbird
import Services

/// Any error as HTTP tells it. This is the only place where errors become
/// status codes.
struct Fault: Sendable {
    let status: HTTPResponse.Status
    let message: String
    /// Which translated sentence says it, if there is one.
    let reason: ServiceError.Reason?
    /// The same where the sentence names values of an uploaded file.
    let refusal: Refusal?
    /// Seconds.
    let retryAfter: Int?
    /// Whether the log should have it: it is our fault, not the asker's.
    let isOurs: Bool

    init(_ error: any Error) {
        if let error = ServiceError(cause: error) {
            self.init(
                error.status, error.message, reason: error.reason, refusal: error.refusal,
                retryAfter: error.retryAfter, isOurs: error.code == .unavailable)
            return
        }
        switch error {
        case let error as any HTTPResponseError:
            self.init(error.status, Self.message(of: error))
        default:
            self.init(
                .internalServerError, "Something went wrong here; try again, and report it if it happens again.",
                isOurs: true)
        }
    }

    private init(
        _ status: HTTPResponse.Status, _ message: String, reason: ServiceError.Reason? = nil, refusal: Refusal? = nil,
        retryAfter: Int? = nil, isOurs: Bool = false
    ) {
        self.status = status
        self.message = message
        self.reason = reason
        self.refusal = refusal
        self.retryAfter = retryAfter
        self.isOurs = isOurs
    }

    private static func message(of error: any HTTPResponseError) -> String {
        switch error.status {
        case .notFound: "There is nothing at this address; check it."
        case .contentTooLarge: "The request is too large."
        default: (error as? HTTPError)?.body ?? error.status.reasonPhrase
        }
    }
}

extension ServiceError {
    fileprivate var status: HTTPResponse.Status {
        switch code {
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .invalid: .badRequest
        case .conflict: .conflict
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        case .full: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        case .mismatch: HTTPResponse.Status(code: 460, reasonPhrase: "Checksum Mismatch")
        case .busy where reason == .throttled: .tooManyRequests
        case .busy, .unavailable: .serviceUnavailable
        case .unsupportedType: .unsupportedMediaType
        case .locked: HTTPResponse.Status(code: 423, reasonPhrase: "Locked")
        }
    }
}
