/// How far a transcoding has come.
package struct MediaProgress: Hashable, Sendable, Codable {
    package enum Stage: String, Sendable, Codable {
        case probing, encoding, finishing
    }

    package var stage: Stage
    /// From 0 to 1 over all stages.
    package var fraction: Double
    /// Nil while it cannot be told yet.
    package var secondsLeft: Double?

    package init(stage: Stage, fraction: Double, secondsLeft: Double? = nil) {
        self.stage = stage
        self.fraction = fraction
        self.secondsLeft = secondsLeft
    }

    /// Looking into the file has the first hundredth of the whole.
    ///
    /// - Parameter share: of the looking, from 0 to 1.
    static func probing(_ share: Double) -> MediaProgress {
        MediaProgress(stage: .probing, fraction: 0.01 * min(1, max(0, share)))
    }

    /// Putting the files together has the last hundredth.
    ///
    /// - Parameter share: of that, from 0 to 1.
    static func finishing(_ share: Double) -> MediaProgress {
        MediaProgress(stage: .finishing, fraction: 0.99 + 0.01 * min(1, max(0, share)), secondsLeft: 0)
    }
}

/// Is told of progress; it throws to stop the work.
package typealias ProgressReport = (MediaProgress) throws(MediaError) -> Void
