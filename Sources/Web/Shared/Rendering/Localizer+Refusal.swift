import Domain

extension Localizer {
    /// Why a file was refused, in the reader's language.
    ///
    /// - Parameter sentence: the English one, for a refusal from before there
    ///   were reasons, or by another version of Trin.
    func sentence(of refusal: Refusal?, else sentence: String) -> String {
        self.sentence(of: refusal, in: "failure") ?? sentence
    }

    /// What a refusal says; nil when it has no text in `group` or lacks what
    /// the text needs.
    func sentence(of refusal: Refusal?, in group: String) -> String? {
        guard let refusal, let text = text("\(group).\(refusal.reason)"),
            !text.contains("{\(refusal.values.count + 1)}")
        else { return nil }
        return Self.fill(
            text,
            refusal.values.enumerated().map { index, value in
                // What is quoted stands as it came.
                ["»", "“", "”"].contains { text.contains("\($0){\(index + 1)}") } ? value : decimals(value)
            })
    }

    /// A number with the decimal mark of the language; other text as it is.
    private func decimals(_ value: String) -> String {
        guard language != .english, value.wholeMatch(of: /[-−]?[0-9]+\.[0-9]+/) != nil else { return value }
        return value.replacing(".", with: ",")
    }
}
