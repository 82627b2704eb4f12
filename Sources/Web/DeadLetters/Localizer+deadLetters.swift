import Domain

extension Localizer {
    /// What is wrong with an event that was set aside; the code itself where
    /// another version of Trin noted it.
    func rejection(_ code: String) -> String { text("rejected." + code) ?? code }

    /// The same with what it is about, and whether only English words are
    /// known for it.
    func detail(of letter: DeadLetter) -> (text: String, isEnglish: Bool) {
        sentence(of: letter.refusal, in: "rejection").map { ($0, false) } ?? (letter.detail, true)
    }
}
