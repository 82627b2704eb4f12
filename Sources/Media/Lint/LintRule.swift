/// One rule that a stream is held against.
package struct LintRule: Sendable {
    /// As in Apple's *HLS Authoring Specification for Apple Devices*, revision
    /// of May 2025 (`1.13`), or the name of another source and its section.
    package let number: String
    package let severity: Finding.Severity
    /// What must be so, in one sentence.
    package let summary: String
    let check: @Sendable (LintStream) -> [Fault]

    init(
        _ number: String, _ severity: Finding.Severity, _ summary: String,
        check: @escaping @Sendable (LintStream) -> [Fault]
    ) {
        self.number = number
        self.severity = severity
        self.summary = summary
        self.check = check
    }

    /// A rule that reading holds the playlists and files against.
    init(reading number: String, _ summary: String) {
        self.init(number, .error, summary) { stream in
            stream.faults.filter { $0.rule == number }.map(\.fault)
        }
    }

    /// Every rule that is checked, in the order of the specification.
    package static let all =
        video + audio + subtitles + keyFrames + segments + mediaPlaylists + multivariantPlaylist + syntax + renditions

    /// What is not checked, and why.
    package static let unchecked: [(number: String, reason: String)] = [
        ("1.18", "whether the frame rate is the recording's own cannot be seen in the stream"),
        ("1.25", "bit rates of a ladder chosen by content are lower than the specification's examples"),
        ("2.9", "only the upper bound is checked: silence takes less than 32 kb/s"),
        ("2.18", "loudness metadata is looked for (2.19); whether it is true is not"),
        ("8.18", "redirects are a matter of the server"),
        ("10.1", "compression is a matter of the server"),
        ("10.4", "types are a matter of the server"),
        ("11", "encryption on the way is a matter of the server"),
    ]
}
