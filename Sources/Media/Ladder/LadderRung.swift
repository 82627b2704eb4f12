package import LibAV

/// One rendition to be made.
package struct LadderRung: Hashable, Sendable {
    /// Such as `360p`, after the shorter side.
    package var name: String
    /// Both sides even.
    package var size: Size
    package var frameRate: Rational
    /// Pictures in a fragment, at this rung's rate.
    package var groupLength: Int
    /// x264's.
    package var preset: String
    /// x264's constant rate factor.
    package var quality: Double
    /// Bits a second.
    package var maximumRate: Int
    /// What x264 is told beyond its preset.
    package var tuning = ""

    /// Capped constant quality: over six seconds the peak stays below
    /// (6 + 1.5) ÷ 6 = 125 % of the rate that Apple HLS 1.25 gives as the
    /// average, so far within 1.30's 200 %.
    var encoding: Encoder.H264 {
        Encoder.H264(
            width: size.width, height: size.height, frameRate: frameRate, groupLength: groupLength, preset: preset,
            quality: quality, maximumRate: maximumRate, bufferSize: maximumRate * 3 / 2, tuning: tuning)
    }
}
