/// Why a file or an event was refused, for pages that say it in their reader's
/// language.
package struct Refusal: Hashable, Sendable, Codable {
    /// One word that stands for the sentence, such as `cutOff`.
    package let reason: String
    /// What the sentence names, in order.
    package let values: [String]

    package init(reason: String, values: [String] = []) {
        self.reason = reason
        self.values = values
    }
}
