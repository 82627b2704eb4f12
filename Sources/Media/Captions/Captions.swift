/// The captions of a clip or of a session in one language.
package struct Captions: Hashable, Sendable {
    /// One text and when it shows.
    package struct Cue: Hashable, Sendable {
        /// Milliseconds from the start.
        package var start: Int
        /// Milliseconds, later than `start`.
        package var end: Int
        /// WebVTT cue text: lines that are not empty, `&` and `<` escaped.
        package var text: String
        /// WebVTT cue settings such as `line:0 align:start`; mostly empty.
        package var settings: String

        package init(start: Int, end: Int, text: String, settings: String = "") {
            self.start = start
            self.end = end
            self.text = text
            self.settings = settings
        }
    }

    /// In order of start.
    package var cues: [Cue]

    package init(cues: [Cue]) { self.cues = cues }

    /// The contents of a WebVTT file.
    ///
    /// Its second line ties the times to media that begin at zero, as all of
    /// ours do (Apple HLS 5.3); browsers skip it.
    package var webVTT: String {
        var text = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n"
        for cue in cues {
            let settings = cue.settings.isEmpty ? "" : " " + cue.settings
            text += "\n\(timestamp(cue.start)) --> \(timestamp(cue.end))\(settings)\n\(cue.text)\n"
        }
        return text
    }
}

/// `00:01:02.345` for milliseconds.
private func timestamp(_ milliseconds: Int) -> String {
    func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let (seconds, thousandths) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return "\(digits(seconds / 3600, 2)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
        + ".\(digits(thousandths, 3))"
}
