package import Domain

extension SessionFold {
    /// What the events amount to; nil when none bears on the session.
    ///
    /// The training began with the first press of play; if that was never
    /// heard of, with the first sign of training. It ended with the last sign
    /// of it: an answer that is given hours later is no training. An exercise
    /// that was skipped and then done after all was not skipped. A functional
    /// test with no training beside it is done, and over, once it has a value.
    package var result: SessionResult? {
        guard !seen.isEmpty else { return nil }
        let isTest = !tests.isEmpty && firstActivity == nil
        let hasDoneSome = !exercisesCompleted.isEmpty || !setsCompleted.isEmpty
        let stalls = playbacks.compactMap(\.summary.stalls)
        return SessionResult(
            session: session, completion: isCompleted || isTest ? .done : hasDoneSome ? .partly : .started,
            startedAt: firstStarted ?? firstActivity, endedAt: lastActivity ?? tests.values.map(\.at).max(),
            exercisesCompleted: exercisesCompleted.count,
            exercisesSkipped: exercisesSkipped.subtracting(exercisesCompleted).count,
            setsCompleted: setsCompleted.count, pain: pain?.value, effort: effort?.value, comment: comment?.value,
            events: seen.count, stalls: stalls.isEmpty ? nil : stalls.reduce(0, +),
            startupTime: playbacks.compactMap(\.summary.startupTime).max(), helpAsked: helpAsked.count,
            tests: tests.values.map(\.value).sorted())
    }
}
