/// A side of the body.
package enum Side: String, CaseIterable, Hashable, Sendable, Codable {
    case left, right

    package var other: Side { self == .left ? .right : .left }

    /// Such as “Venstre side”, as it stands alone.
    package func name(in language: Language) -> String {
        switch (language, self) {
        case (.danish, .left): "Venstre side"
        case (.danish, .right): "Højre side"
        case (.swedish, .left): "Vänster sida"
        case (.swedish, .right): "Höger sida"
        case (.english, .left): "Left side"
        case (.english, .right): "Right side"
        }
    }
}
