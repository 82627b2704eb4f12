import Domain

extension Localizer {
    /// What is wrong with an event that was set aside; the code itself where
    /// another version of Trin noted it.
    func rejection(_ code: String) -> String { text("rejected." + code) ?? code }

    /// The same with what it is about; nil where only the English detail is
    /// known.
    func detail(of letter: DeadLetter) -> String? { sentence(of: letter.refusal, in: "rejection") }
}
