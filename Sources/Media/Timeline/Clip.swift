/// A transcoded video or rest, and where its files are.
package struct Clip: Hashable, Sendable {
    package var report: VideoReport
    /// What stands before its files' names, such as `/media/{video}/`.
    package var base: String
    /// The same for the sound in further languages, where that is another
    /// clip's; `base` when nil.
    package var spokenBase: String?

    package init(report: VideoReport, base: String, spokenBase: String? = nil) {
        self.report = report
        self.base = base
        self.spokenBase = spokenBase
    }

    /// Seconds from the start to the end of each fragment, rising.
    ///
    /// Those of the highest rendition: all tracks agree to within a frame.
    var boundaries: [Double] {
        var end = 0.0
        return report.renditions.last?.fragments.map { fragment in
            end += fragment.duration
            return end
        } ?? []
    }

    /// The sound in a language and what stands before its file's name; the
    /// clip's own where it has none in that language.
    func sound(in language: String) -> (track: Track, base: String) {
        guard report.audioLanguage != language, let spoken = report.spoken?[language] else {
            return (report.audio, base)
        }
        return (spoken, spokenBase ?? base)
    }
}
