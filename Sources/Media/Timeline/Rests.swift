package import Domain

/// The rest clips that a session can use.
package struct Rests: Hashable, Sendable {
    /// What comes after a rest, as far as its card shows it.
    package struct Next: Hashable, Sendable {
        package var exercise: ID<Exercise>
        package var side: Side?

        package init(exercise: ID<Exercise>, side: Side?) {
            self.exercise = exercise
            self.side = side
        }
    }

    /// With a countdown alone.
    package var plain: [Clip]
    /// With a card of what comes next.
    package var cards: [Next: [Clip]]

    package init(plain: [Clip] = [], cards: [Next: [Clip]] = [:]) {
        self.plain = plain
        self.cards = cards
    }

    /// The end of the clip that counts so many seconds down to zero: of one
    /// with a card, or else of a plain one.
    ///
    /// - Throws: when no clip can be cut to that length.
    func part(seconds: Int, next: Next) throws(MediaError) -> ClipPart {
        for clips in [cards[next] ?? [], plain] {
            if let part = clips.lazy.compactMap({ $0.end(of: Double(seconds)) }).min(by: { $0.offset < $1.offset }) {
                return part
            }
        }
        throw MediaError(
            .missingClip, "The rest clip of \(seconds) seconds is not there; make it, or choose another rest.")
    }
}

extension Clip {
    /// The last `seconds` of the clip, where a fragment begins there to within
    /// a frame.
    fileprivate func end(of seconds: Double) -> ClipPart? {
        let boundaries = boundaries
        guard let length = boundaries.last else { return nil }
        return ([0] + boundaries.dropLast()).first { abs(length - $0 - seconds) < 0.05 }.map { start in
            ClipPart(clip: self, offset: start, duration: length - start, isCut: false)
        }
    }
}

extension Rests {
    /// A rest that some session has.
    package struct Need: Hashable, Sendable {
        package var next: Next
        package var seconds: Int

        package init(next: Next, seconds: Int) {
            self.next = next
            self.seconds = seconds
        }
    }
}
