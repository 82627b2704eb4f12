extension Localizer {
    /// What is wrong with an event that was set aside; the code itself where
    /// another version of Trin noted it.
    func rejection(_ code: String) -> String { text("rejected." + code) ?? code }
}
