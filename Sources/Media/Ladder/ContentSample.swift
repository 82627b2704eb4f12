/// What encoding a few moments of a video at one size and quality cost.
package struct ContentSample: Hashable, Sendable, Codable {
    package var size: Size
    /// x264's constant rate factor.
    package var quality: Double
    /// Bits a second, over all moments.
    package var rate: Double

    package init(size: Size, quality: Double, rate: Double) {
        self.size = size
        self.quality = quality
        self.rate = rate
    }

    var pixels: Double { Double(size.width * size.height) }
}
