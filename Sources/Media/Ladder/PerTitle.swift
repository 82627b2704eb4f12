/// The rules by which a ladder is fitted to a video's content.
struct PerTitle {
    /// A rung and what it is expected to cost, bits a second.
    struct Choice {
        var rung: LadderRung
        var rate: Double
    }

    let model: ContentModel
    let frameRate: FrameRate

    /// x264's constant rate factors: finer than the first shows no gain on a
    /// tablet, coarser than the last it shows on every one, and a smaller
    /// picture is the better use of the bits.
    static let qualities = 26.0...31.0
    /// The best rung is never coarser than this for the sake of its rate.
    static let coarsestBest = 28.0
    /// Of a variant's rate over that of the one below it; sound counts.
    static let gain = 1.4
    /// What the smallest rung is to cost, bits a second.
    static let cellularRate = 36_000.0
    /// Bits a second that the sound adds to every variant.
    static let sound = Double(AudioTrackWriter.bitRate)

    static let tuning = "psy=0:rc-lookahead=30:bframes=5:ref=3:trellis=1"

    static func isGain(_ rate: Double, over lower: Double) -> Bool { rate + sound >= (lower + sound) * gain * 0.999 }

    /// The most that a rung below one of this rate may cost.
    func below(_ rate: Double) -> Double { (rate + Self.sound) / Self.gain - Self.sound }

    /// Goes for the finest quality; where that is dear, most of it is noise,
    /// and a third of the fixed rate is as good to the eye.
    func best(_ rung: LadderRung) -> Choice {
        let wanted = model.quality(rung.size, rate: Double(rung.maximumRate) * 0.3)
        return choice(rung, quality: min(max(wanted, Self.qualities.lowerBound), Self.coarsestBest))
    }

    /// The finest quality that costs at most `limit`, as far as there is one,
    /// but no finer than `above`.
    func rung(_ rung: LadderRung, atMost limit: Double, over above: Choice) -> Choice {
        let wanted = model.quality(rung.size, rate: limit / rateShare(rung))
        let quality = min(max(wanted, above.rung.quality), Self.qualities.upperBound)
        return choice(rung, quality: quality)
    }

    /// A rung half way between two that leave room for one.
    func rung(_ rung: LadderRung, between lower: Choice, and upper: Choice) -> Choice? {
        let middle = ((lower.rate + Self.sound) * (upper.rate + Self.sound)).squareRoot() - Self.sound
        let between = self.rung(rung, atMost: middle, over: upper)
        return Self.isGain(upper.rate, over: between.rate) && Self.isGain(between.rate, over: lower.rate)
            ? between : nil
    }

    /// A very small rung for poor mobile networks, with 192 kb/s at its peak,
    /// sound included (Apple HLS 9.21); nil where it would be a blur.
    func cellular(below top: LadderRung) -> LadderRung? {
        guard top.side >= 300 else { return nil }
        let small = Ladder(source: top.size, frameRate: frameRate, sides: [234])
        guard var rung = small.rungs.first, rung.side < top.side else { return nil }
        let quality = model.quality(rung.size, rate: Self.cellularRate / rateShare(rung))
        guard quality <= 35 else { return nil }
        rung.quality = max(quality, Self.qualities.lowerBound)
        rung.maximumRate = 40_000
        rung.preset = "medium"
        rung.tuning = Self.tuning
        return rung
    }

    private func choice(_ rung: LadderRung, quality: Double) -> Choice {
        let rate = min(model.rate(rung.size, quality: quality) * rateShare(rung), Double(rung.maximumRate))
        var chosen = rung
        chosen.quality = (quality * 10).rounded() / 10
        // Over six seconds the peak is (6 + 1.5) ÷ 6 of the cap. With the
        // sound, which is even, it stays below 180 % of the average, which
        // leaves room for what the samples missed (Apple HLS 1.30).
        chosen.maximumRate = min(rung.maximumRate, Int((1.8 * rate + 0.8 * Self.sound) / 1.25))
        chosen.preset =
            switch rung.side {
            case ...432: "medium"
            case ...576: "fast"
            case ...720: "faster"
            default: "veryfast"
            }
        chosen.tuning = Self.tuning
        return Choice(rung: chosen, rate: rate)
    }

    /// What half as many pictures cost: each differs more from the last.
    private func rateShare(_ rung: LadderRung) -> Double { rung.groupLength < frameRate.groupLength ? 0.7 : 1 }
}
