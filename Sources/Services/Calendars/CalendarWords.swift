import Domain

/// What a calendar says, in the language of who reads it.
package struct CalendarWords: Sendable {
    package var training: String
    package var groupTraining: String
    package var checkpoint: String
    /// Such as *with {1}*; `{1}` is the trainer.
    package var trainer: String

    package init(training: String, groupTraining: String, checkpoint: String, trainer: String) {
        self.training = training
        self.groupTraining = groupTraining
        self.checkpoint = checkpoint
        self.trainer = trainer
    }

    func title(of summary: SessionSummary) -> String {
        switch (summary.session.kind, summary.mode) {
        case (.checkpoint, _): checkpoint
        case (_, .group): groupTraining
        default: training
        }
    }
}
