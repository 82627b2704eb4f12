/// `trin.playback.summarised`: how the stream of a session played; at least
/// one value is there.
package struct PlaybackSummary: Hashable, Sendable {
    /// Milliseconds from the press of play to the first picture (CMCD `su`).
    package var startupTime: Int?
    /// How often the buffer ran empty (CMCD `bs`).
    package var stalls: Int?
    /// Milliseconds that it was empty.
    package var stallTime: Int?
    /// The mean of what was played, kbit/s (CMCD `br`).
    package var bitRate: Double?
    package var droppedFrames: Int?

    package init(
        startupTime: Int? = nil, stalls: Int? = nil, stallTime: Int? = nil, bitRate: Double? = nil,
        droppedFrames: Int? = nil
    ) {
        self.startupTime = startupTime
        self.stalls = stalls
        self.stallTime = stallTime
        self.bitRate = bitRate
        self.droppedFrames = droppedFrames
    }
}
