extension Ladder {
    /// Chooses the rungs of a video by what samples of it cost.
    ///
    /// The best rung is as good as the eye can tell and no better. Below it
    /// goes the one that players start with, if the best is too large for it. Others are only there if each
    /// costs at least 1.4 times as much as the one below it, sound included:
    /// less would show no gain. No rung costs more than its fixed one.
    ///
    /// - Parameters:
    ///   - fixed: the rungs that the source has room for.
    ///   - samples: what `ContentProbe` measured; with none that can be used,
    ///     the ladder is the fixed one.
    package init(perTitle fixed: Ladder, samples: [ContentSample]) {
        self = fixed
        guard let model = ContentModel(samples), let top = fixed.rungs.last else { return }
        let choice = PerTitle(model: model, frameRate: fixed.frameRate)
        let best = choice.best(top)
        var chosen = [best]
        let lower = fixed.rungs.dropLast()
        let start = top.side > 540 ? lower.last { $0.side <= 540 } : nil
        let first = start.map { choice.rung($0, atMost: choice.below(best.rate), over: best) }
        if let first {
            chosen.insert(first, at: 0)
            for rung in lower where rung.side > first.rung.side {
                guard let between = choice.rung(rung, between: first, and: best) else { continue }
                chosen.insert(between, at: chosen.count - 1)
            }
        }
        let cellular = choice.cellular(below: top)
        for rung in lower.reversed() where rung.side < (first ?? best).rung.side {
            let above = chosen[0].rate
            let next = choice.rung(rung, atMost: choice.below(above), over: chosen[0])
            guard PerTitle.isGain(above, over: next.rate) else { continue }
            if cellular == nil || PerTitle.isGain(next.rate, over: PerTitle.cellularRate) { chosen.insert(next, at: 0) }
        }
        rungs = (cellular.map { [$0] } ?? []) + chosen.map(\.rung)
    }
}

extension LadderRung {
    /// Pixels of the shorter side.
    var side: Int { min(size.width, size.height) }
}
