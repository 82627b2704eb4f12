package import Domain

extension Timeline {
    /// An exercise of the programme with what is needed to play it.
    package struct Item: Hashable, Sendable {
        package var exercise: ID<Exercise>
        package var name: LocalizedText
        package var instruction: LocalizedText
        /// How many repetitions the clip shows; 0 when they are not counted.
        package var repetitionsInVideo: Int
        package var dose: Dose
        /// The side that the clip shows, for an exercise that is done on
        /// both.
        package var filmedSide: Side?
        /// Nil while the exercise has no video that is ready.
        package var clip: Clip?
        /// The clip with left and right changed; nil while there is none, and
        /// the clip as it is stands in for it.
        package var mirrored: Clip?

        package init(
            exercise: ID<Exercise>, name: LocalizedText, instruction: LocalizedText, repetitionsInVideo: Int,
            dose: Dose, filmedSide: Side? = nil, clip: Clip?, mirrored: Clip? = nil
        ) {
            self.exercise = exercise
            self.name = name
            self.instruction = instruction
            self.repetitionsInVideo = repetitionsInVideo
            self.dose = dose
            self.filmedSide = filmedSide
            self.clip = clip
            self.mirrored = mirrored
        }
    }

    /// What is shown once, before or after the exercises.
    package struct Extra: Hashable, Sendable {
        package var exercise: ID<Exercise>
        package var name: LocalizedText
        package var instruction: LocalizedText
        package var clip: Clip

        package init(exercise: ID<Exercise>, name: LocalizedText, instruction: LocalizedText, clip: Clip) {
            self.exercise = exercise
            self.name = name
            self.instruction = instruction
            self.clip = clip
        }
    }
}
