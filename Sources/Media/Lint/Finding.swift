/// Something in a stream that breaks a rule.
package struct Finding: Hashable, Sendable, Codable {
    package enum Severity: String, Sendable, Codable {
        /// The rule says must.
        case error
        /// The rule says should.
        case warning
    }

    /// The rule's number, such as `1.13` or `RFC 8216 4.3.3.1`.
    package var rule: String
    package var severity: Severity
    /// The name of the playlist.
    package var file: String
    /// Counts lines from 1; nil where it is no single line.
    package var line: Int?
    package var sentence: String

    /// One line for a person or a terminal that jumps to places.
    package var description: String {
        "\(file):\(line.map { "\($0):" } ?? "") \(severity.rawValue): \(sentence) [\(rule)]"
    }
}

/// A finding before its rule is written on it.
struct Fault: Hashable, Sendable {
    var file: String
    var line: Int?
    var sentence: String

    init(_ file: String, _ line: Int?, _ sentence: String) {
        self.file = file
        self.line = line
        self.sentence = sentence
    }
}
