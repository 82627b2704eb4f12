import Ingest

extension DeadLetterService {
    /// Every code that an event may be set aside for; each has a translated
    /// sentence in the pages' texts.
    package static let codes = RejectedEvent.Code.allCases.map(\.rawValue)

    /// What their details say; each has a translated sentence, too.
    package static let reasons = RejectedEvent.Reason.allCases.map(\.rawValue)
}
