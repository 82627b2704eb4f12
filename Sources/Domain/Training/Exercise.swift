/// A movement with its instructions and its video.
package struct Exercise: Hashable, Sendable, Codable {
    package var id: ID<Exercise>
    package var name: LocalizedText
    package var instruction: LocalizedText
    /// How many repetitions the video shows once through; 0 when it shows a
    /// position that is held or a movement that is not counted.
    package var repetitionsInVideo: Int
    /// The side that the video shows, for an exercise that is done on both;
    /// nil for one without sides.
    package var filmedSide: Side?
    /// The newest video that is ready, if any.
    package var video: ID<Video>?
    /// The newest video that is ready with left and right changed, if any.
    package var mirroredVideo: ID<Video>?

    package init(
        id: ID<Exercise>, name: LocalizedText, instruction: LocalizedText = LocalizedText(),
        repetitionsInVideo: Int = 0, filmedSide: Side? = nil, video: ID<Video>? = nil, mirroredVideo: ID<Video>? = nil
    ) {
        self.id = id
        self.name = name
        self.instruction = instruction
        self.repetitionsInVideo = repetitionsInVideo
        self.filmedSide = filmedSide
        self.video = video
        self.mirroredVideo = mirroredVideo
    }
}
