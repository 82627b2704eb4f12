/// The code that a tablet shows and staff type in: eight letters, two groups
/// of four, without vowels and without letters that look or sound alike. It
/// holds 34 bits (RFC 8628 6.1) and is good for ten minutes.
struct PairingCode: Hashable, Sendable {
    static let seconds = 600.0
    private static let letters = Array("BCDFGHJKLMNPQRSTVWXZ")

    /// `BCDF-GHJK`.
    let text: String

    init() {
        var generator = SystemRandomNumberGenerator()
        let letters = (0..<8).compactMap { _ in Self.letters.randomElement(using: &generator) }
        text = String(letters.prefix(4)) + "-" + String(letters.suffix(4))
    }

    /// What somebody typed, in any case and with any separators; nil when it
    /// cannot be a code.
    init?(typed: String) {
        let letters = typed.uppercased().filter { $0.isLetter || $0.isNumber }
        guard letters.count == 8, letters.allSatisfy(Self.letters.contains) else { return nil }
        text = String(letters.prefix(4)) + "-" + String(letters.suffix(4))
    }
}
