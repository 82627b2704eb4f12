import Domain

extension Localizer {
    /// Why a file was refused, in the reader's language.
    ///
    /// - Parameter sentence: the English one, for a refusal from before there
    ///   were reasons, or by another version of Trin.
    func sentence(of refusal: Refusal?, else sentence: String) -> String {
        guard let refusal, let text = text("failure." + refusal.reason, refusal.values),
            !text.contains("{\(refusal.values.count + 1)}")
        else { return sentence }
        return text
    }
}
