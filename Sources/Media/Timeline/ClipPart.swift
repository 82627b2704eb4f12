/// One time through a clip, or through a part of it.
package struct ClipPart: Hashable, Sendable {
    package let clip: Clip
    /// Seconds of the clip that are left out before it; a fragment begins
    /// there.
    package let offset: Double
    /// Seconds that are played.
    package let duration: Double
    /// Whether it ends before the clip does, between two fragments.
    package let isCut: Bool
}
