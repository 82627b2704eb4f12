/// From where on a unit wants flags.
package struct FlagRules: Hashable, Sendable, Codable {
    /// Severe on the numeric rating scale: 7 … 10 (Boonstra et al., Pain 2014).
    package var pain = 7
    /// Sessions in a row whose pain grew.
    package var painRising = 3
    /// Sessions missed in a row.
    package var missed = 2
    package var silentHours = 48
    /// Stalls of one session.
    package var stalls = 5

    package init() {}

    package static let painRange = 1...10
    package static let painRisingRange = 2...10
    package static let missedRange = 1...20
    package static let silentHoursRange = 1...720
    package static let stallsRange = 1...1000

    package var isValid: Bool {
        Self.painRange.contains(pain) && Self.painRisingRange.contains(painRising)
            && Self.missedRange.contains(missed) && Self.silentHoursRange.contains(silentHours)
            && Self.stallsRange.contains(stalls)
    }
}
