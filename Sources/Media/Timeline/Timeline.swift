package import Domain

/// What a session plays, moment by moment: rounds of exercise clips and the
/// rests between sets.
package struct Timeline: Hashable, Sendable {
    /// In order of time, without gaps; at least one.
    package let entries: [Entry]

    /// Seconds.
    package var duration: Double { entries.last.map { $0.start + $0.part.duration } ?? 0 }

    /// One round of an exercise's clip, or one rest.
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
    }

    package struct Round: Hashable, Sendable {
        /// Counts the exercises of the programme from 0.
        package let index: Int
        package let exercise: ID<Exercise>
        package let name: String
        package let instruction: String
        /// Counts from 1.
        package let set: Int
        package let dose: Dose
        /// Counts the rounds of the set from 1.
        package let round: Int
        package let rounds: Int
    }

    package struct Announcement: Hashable, Sendable {
        package let index: Int
        package let name: String
        package let set: Int
        package let sets: Int
    }

    /// An exercise of the programme with what is needed to play it.
    package struct Item: Hashable, Sendable {
        package var exercise: ID<Exercise>
        package var name: LocalizedText
        package var instruction: LocalizedText
        /// How many repetitions the clip shows; 0 when they are not counted.
        package var repetitionsInVideo: Int
        package var dose: Dose
        /// Nil while the exercise has no video that is ready.
        package var clip: Clip?

        package init(
            exercise: ID<Exercise>, name: LocalizedText, instruction: LocalizedText, repetitionsInVideo: Int,
            dose: Dose, clip: Clip?
        ) {
            self.exercise = exercise
            self.name = name
            self.instruction = instruction
            self.repetitionsInVideo = repetitionsInVideo
            self.dose = dose
            self.clip = clip
        }
    }
}
