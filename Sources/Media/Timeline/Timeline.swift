package import Domain

/// What a session plays, moment by moment: rounds of exercise clips, the
/// rests between sets, and what is shown before and after.
package struct Timeline: Hashable, Sendable {
    /// In order of time, without gaps; at least one.
    package let entries: [Entry]

    /// Seconds.
    package var duration: Double { entries.last.map { $0.start + $0.part.duration } ?? 0 }

    /// One round of an exercise's clip, one rest, or one interlude.
    package struct Entry: Hashable, Sendable {
        /// Seconds from the session's start.
        package let start: Double
        package let part: ClipPart
        package let content: Content
    }

    package enum Content: Hashable, Sendable {
        case exercise(Round)
        /// A rest, and what comes after it.
        case rest(next: Announcement)
        /// A clip that is shown once and has no dose.
        case interlude(Interlude)

        /// Whose clip it is; nil for a rest.
        package var exercise: ID<Exercise>? {
            switch self {
            case .exercise(let round): round.exercise
            case .interlude(let interlude): interlude.exercise
            case .rest: nil
            }
        }
    }

    package struct Round: Hashable, Sendable {
        /// Counts the exercises of the programme from 0.
        package let index: Int
        package let exercise: ID<Exercise>
        package let name: String
        package let instruction: String
        /// The side that is trained, for an exercise with sides. A set is
        /// both, and the dose is for each.
        package let side: Side?
        /// Counts from 1.
        package let set: Int
        package let dose: Dose
        /// Counts the rounds of the set from 1, on each side anew.
        package let round: Int
        package let rounds: Int
    }

    package struct Announcement: Hashable, Sendable {
        package let index: Int
        package let name: String
        package let side: Side?
        package let set: Int
        package let sets: Int
    }

    package struct Interlude: Hashable, Sendable {
        package enum Kind: String, Sendable {
            /// Before the first exercise.
            case intro
            /// After the last.
            case closing
        }

        package let kind: Kind
        package let exercise: ID<Exercise>
        package let name: String
        package let instruction: String
    }
}
