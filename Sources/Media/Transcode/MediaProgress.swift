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
}

/// Is told of progress; it throws to stop the work.
package typealias ProgressReport = (MediaProgress) throws(MediaError) -> Void
