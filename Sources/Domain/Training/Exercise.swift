/// A movement with its instructions and its video.
package struct Exercise: Hashable, Sendable, Codable {
    package var id: ID<Exercise>
    package var name: LocalizedText
    package var instruction: LocalizedText
    /// How many repetitions the video shows once through; 0 when it shows a
    /// position that is held or a movement that is not counted.
    package var repetitionsInVideo: Int
    /// The newest video that is ready, if any.
    package var video: ID<Video>?

    package init(
        id: ID<Exercise>, name: LocalizedText, instruction: LocalizedText = LocalizedText(),
        repetitionsInVideo: Int = 0, video: ID<Video>? = nil
    ) {
        self.id = id
        self.name = name
        self.instruction = instruction
        self.repetitionsInVideo = repetitionsInVideo
        self.video = video
    }
}
