internal import LibAV

/// The renditions that a video gets, from the lowest to the highest.
package struct Ladder: Hashable, Sendable {
    package var rungs: [LadderRung]
    package var frameRate: FrameRate

    /// - Parameters:
    ///   - source: the picture as shown.
    ///   - sides: lengths of the shorter side to choose from, ascending.
    package init(source: Size, frameRate: FrameRate, sides: [Int] = Step.all.map(\.side)) {
        self.frameRate = frameRate
        let shorter = min(source.width, source.height)
        // A source that misses a step by a few lines is not thrown back to
        // the next one; it is still never enlarged.
        let fitting = sides.filter { Double(shorter) >= Double($0) * 0.95 }
        let chosen = fitting.isEmpty ? [shorter - shorter % 2] : fitting
        rungs = chosen.map { side in
            let step = Step.at(side)
            let isHalved = frameRate.isHigh && side <= 432
            return LadderRung(
                name: "\(side)p", size: Self.size(source, shorterSide: min(side, shorter - shorter % 2)),
                frameRate: isHalved ? frameRate.halved : frameRate.rate,
                groupLength: frameRate.groupLength / (isHalved ? 2 : 1), preset: step.preset, quality: step.quality,
                maximumRate: step.rate)
        }
    }

    /// `source` shrunk to even sides, its shape kept to within a pixel.
    static func size(_ source: Size, shorterSide: Int) -> Size {
        let factor = Double(shorterSide) / Double(min(source.width, source.height))
        func even(_ side: Int) -> Int { max(2, Int((Double(side) * factor / 2).rounded()) * 2) }
        return source.width < source.height
            ? Size(width: shorterSide, height: even(source.height))
            : Size(width: even(source.width), height: shorterSide)
    }
}

extension Ladder {
    /// What a rung costs, after Apple HLS 1.25.
    package struct Step: Sendable {
        package var side: Int
        /// Bits a second.
        package var rate: Int
        /// Slower where pictures are small: it costs little there and gains
        /// most.
        var preset: String
        var quality: Double

        package static let all = [
            Step(side: 360, rate: 365_000, preset: "medium", quality: 23),
            Step(side: 540, rate: 2_000_000, preset: "faster", quality: 22),
            Step(side: 720, rate: 3_000_000, preset: "veryfast", quality: 22),
            Step(side: 1080, rate: 6_000_000, preset: "veryfast", quality: 22),
        ]

        /// The step of this side, or for a small source one in proportion to
        /// its pixels.
        static func at(_ side: Int) -> Step {
            if let step = all.first(where: { $0.side == side }) { return step }
            let share = Double(side * side) / (360 * 360)
            return Step(side: side, rate: max(145_000, Int(365_000 * share)), preset: "medium", quality: 23)
        }
    }
}
