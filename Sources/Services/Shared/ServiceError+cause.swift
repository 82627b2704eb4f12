import Ingest
import Media
import Store

extension ServiceError {
    /// What an error of the modules below means to those above; nil for one
    /// that only the log should have.
    package init?(cause: any Error) {
        switch cause {
        case let error as ServiceError: self = error
        case let error as IngestError: self.init(Self.code(of: error), error.message)
        case let error as MediaError where error.code == .captions:
            self.init(.invalid, error.message, refusal: error.refusal)
        case let error as StoreError where error.code == .unavailable:
            self.init(.unavailable, "The database cannot be reached; try again in a moment.", retryAfter: 5)
        case let error as StoreError where error.code == .value: self.init(.invalid, error.message)
        default: return nil
        }
    }

    private static func code(of error: IngestError) -> Code {
        switch error.code {
        case .contentType: .unsupportedType
        case .malformedBody, .storedEvent: .invalid
        case .bodyTooLarge, .tooManyEvents: .tooLarge
        }
    }
}
