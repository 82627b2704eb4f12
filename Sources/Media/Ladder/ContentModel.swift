internal import Foundation

/// Tells from a few samples what any size and quality of a video would cost.
///
/// The rate grows as a power of the pixels and falls exponentially with the
/// constant rate factor. How fast it does both depends on the content: sensor
/// noise is gone once a picture is shrunk or coded more coarsely; edges stay.
struct ContentModel: Hashable, Sendable {
    private let base: ContentSample
    /// Exponents of pixels, above and below the size of `base`.
    private let growth: Double
    private let decline: Double
    /// How much of the logarithm of the rate one step of quality takes.
    private let slope: Double

    /// - Parameter samples: of one or two sizes, and two qualities of the
    ///   smaller size; nil if they cannot be used.
    init?(_ samples: [ContentSample]) {
        let usable = samples.filter { $0.rate > 0 && $0.pixels > 0 }.sorted {
            ($0.pixels, $0.quality) < ($1.pixels, $1.quality)
        }
        guard let base = usable.first else { return nil }
        self.base = base
        let coarser = usable.last { $0.pixels == base.pixels && $0.quality > base.quality }
        let slope = coarser.map { log(base.rate / $0.rate) / ($0.quality - base.quality) } ?? 0.12
        // x264 alone takes ln 2 ÷ 6 a step.
        self.slope = min(0.3, max(0.08, slope))
        let larger = usable.last { $0.pixels > base.pixels }
        let exponent = larger.map { large in
            log(large.rate * exp((large.quality - base.quality) * slope) / base.rate) / log(large.pixels / base.pixels)
        }
        growth = min(2, max(0.3, exponent ?? 0.7))
        // Pictures that are small already have no noise left to lose.
        decline = min(1, max(0.5, growth))
    }

    /// Bits a second at the rate of pictures that was sampled.
    func rate(_ size: Size, quality: Double) -> Double {
        let share = Double(size.width * size.height) / base.pixels
        return base.rate * pow(share, share > 1 ? growth : decline) * exp((base.quality - quality) * slope)
    }

    /// The constant rate factor that costs `rate` at this size.
    func quality(_ size: Size, rate wanted: Double) -> Double {
        base.quality + log(rate(size, quality: base.quality) / max(1, wanted)) / slope
    }
}
