package import Domain

extension Captions {
    /// The captions of a session: each round shows those of its exercise from
    /// the round's start, cut where the round ends.
    ///
    /// - Parameter captions: of the exercises' clips, in one language; an
    ///   exercise that has none stays silent.
    package static func stitched(_ timeline: Timeline, from captions: [ID<Exercise>: Captions]) -> Captions {
        var cues: [Cue] = []
        for entry in timeline.entries {
            guard let exercise = entry.content.exercise, let own = captions[exercise] else { continue }
            let start = milliseconds(entry.start)
            let end = milliseconds(entry.start + entry.part.duration)
            for var cue in own.cut(to: end - start).cues {
                cue.start += start
                cue.end += start
                cues.append(cue)
            }
        }
        return Captions(cues: cues)
    }
}
