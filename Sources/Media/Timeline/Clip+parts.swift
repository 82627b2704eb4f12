import Domain

extension Clip {
    /// All of the clip.
    ///
    /// - Throws: when the clip holds no pictures.
    func whole() throws(MediaError) -> ClipPart {
        try ClipPart(clip: self, offset: 0, duration: length(), isCut: false)
    }

    /// The rounds that make one set of a dose.
    ///
    /// All but the last are whole. The last one is cut where a fragment ends,
    /// nearest to the seconds that are left or to the share that the
    /// repetitions left are of those in the clip; of two that are equally
    /// near the later one is taken, and at least one fragment is played. A
    /// clip whose repetitions are not counted is one round for any number.
    ///
    /// - Parameter repetitionsInVideo: 0 when they are not counted.
    /// - Throws: when the clip holds no pictures.
    func rounds(_ amount: Dose.Amount, repetitionsInVideo: Int) throws(MediaError) -> [ClipPart] {
        let whole = try whole()
        let count: Int
        let rest: Double
        // Less than half a fragment too much is nearer than one more round,
        // but a repetition that is left is always shown.
        let mayDropRest: Bool
        switch amount {
        case .repetitions where repetitionsInVideo < 1:
            return [whole]
        case .repetitions(let repetitions):
            count = repetitions / repetitionsInVideo
            rest = whole.duration * Double(repetitions % repetitionsInVideo) / Double(repetitionsInVideo)
            mayDropRest = rest == 0
        case .seconds(let seconds):
            count = Int(Double(seconds) / whole.duration)
            rest = Double(seconds) - Double(count) * whole.duration
            mayDropRest = count > 0
        }
        let rounds = Array(repeating: whole, count: count)
        let ends = (mayDropRest ? [0] : []) + boundaries
        // Microseconds, so that sums of fragments compare as they read.
        let nearest = ends.reversed().min { left, right in
            (abs(left - rest) * 1e6).rounded() < (abs(right - rest) * 1e6).rounded()
        }
        guard let end = nearest, end > 0 else { return rounds }
        return rounds + [end < whole.duration ? ClipPart(clip: self, offset: 0, duration: end, isCut: true) : whole]
    }

    private func length() throws(MediaError) -> Double {
        guard let length = boundaries.last, length > 0 else {
            throw MediaError(.missingClip, "The clip at '\(base)' holds no pictures; transcode its video again.")
        }
        return length
    }
}
