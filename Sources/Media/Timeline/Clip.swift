/// A transcoded video or rest, and where its files are.
package struct Clip: Hashable, Sendable {
    package var report: VideoReport
    /// What stands before its files' names, such as `/media/{video}/`.
    package var base: String

    package init(report: VideoReport, base: String) {
        self.report = report
        self.base = base
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

    /// The rendition for a rung of a stream: the best one that is not above
    /// it, or else the lowest; nil for a clip without pictures.
    func rendition(forRung rung: StreamRung) -> Track? {
        report.renditions.last { StreamRung($0) <= rung } ?? report.renditions.first
    }
}
