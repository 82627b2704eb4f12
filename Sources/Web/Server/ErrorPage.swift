import Services

/// Any address, when it cannot be answered.
struct ErrorPage: Page {
    static let template = "error"

    /// The HTTP status.
    let status: Int
    let sentence: String
    let advice: String
    let request: String

    func title(_ localizer: Localizer) -> String { localizer[.errorTitle] }

    /// The sentence and the advice that fit `status`, or the sentence of a
    /// known reason.
    init(status: Int, request: String, reason: ServiceError.Reason? = nil, _ localizer: Localizer) {
        let (sentence, advice): (Phrase, Phrase) =
            switch status {
            case 401: (.errorSignedOut, .errorSignInAgain)
            case 403: (.errorForbidden, .errorAskForRole)
            case 404: (.errorNotFound, .errorCheckAddress)
            case 413: (.errorTooLarge, .errorGoBack)
            case 429: (.errorTooMany, .errorWait)
            case 503: (.errorBusy, .errorWait)
            case 400..<500: (.errorBadInput, .errorGoBack)
            default: (.errorInternal, .errorTryAgain)
            }
        self.init(
            status: status, sentence: reason.map { localizer[$0] } ?? localizer[sentence], advice: localizer[advice],
            request: request)
    }

    init(status: Int, sentence: String, advice: String, request: String) {
        self.status = status
        self.sentence = sentence
        self.advice = advice
        self.request = request
    }

    static let sample = ErrorPage(
        status: 404, sentence: "Siden findes ikke.", advice: "Kontrollér adressen, eller gå til forsiden.",
        request: "0198c0de00007000")
}
