extension WeekGenerator {
    /// Gives a draft its places in the hidden plan, and asks for it around
    /// them. What has no room in the week is asked for less often.
    mutating func settle(_ draft: SessionDraft) {
        let helpers = draft.mode == .independent ? [] : helpers(draft)
        var (best, bestBand): ([HiddenPlan.Place], Range<Int>) = ([], 420..<1260)
        let patterns = random.shuffled(draft.patterns(days: options.days))
        for (attempt, pattern) in patterns.prefix(10).enumerated() {
            let band = attempt < 4 ? band(draft) : 420..<1260
            let places = places(draft, pattern, band, helpers)
            if places.count > best.count { (best, bestBand) = (places, band) }
            if places.count == pattern.count { break }
        }
        guard !best.isEmpty else {
            // Nobody has time: the citizen trains alone, or the group's
            // members do without it.
            guard draft.mode == .assisted else { return }
            var alone = draft
            alone.mode = .independent
            alone.frequency = 1
            return settle(alone)
        }
        for (session, place) in random.shuffled(best).enumerated() { hidden.take(place, for: draft, session: session) }
        ask(draft, best, band: bestBand, helpers: helpers)
    }

    /// Who may do it, the usual one first: from the district, not yet full.
    private mutating func helpers(_ draft: SessionDraft) -> [Int] {
        let near = random.shuffled(
            staff.indices.filter { districts[$0] == draft.district && !staff[$0].shifts.isEmpty })
        func fill(_ index: Int) -> Int {
            hidden.load[index] * 1000 / max(1, staff[index].shifts.reduce(0) { $0 + $1.count })
        }
        // The emptier of two, as a good planner would.
        let usual = near.prefix(2).sorted { fill($0) < fill($1) } + near.dropFirst(2)
        return usual + random.shuffled(staff.indices.filter { districts[$0] != draft.district }).prefix(12)
    }

    /// When in the day the citizen is up for it.
    private mutating func band(_ draft: SessionDraft) -> Range<Int> {
        if draft.room != nil { return 480..<960 }
        return random.pick([
            420..<720, 420..<720, 420..<720, 480..<780, 600..<840, 600..<840, 720..<960, 780..<1020, 900..<1260,
            420..<1260,
        ]) ?? 420..<1260
    }

    private mutating func places(
        _ draft: SessionDraft, _ pattern: [Int], _ band: Range<Int>, _ helpers: [Int]
    ) -> [HiddenPlan.Place] {
        let latest = band.upperBound - draft.minutes
        let usual = random.number(band.lowerBound...max(band.lowerBound, latest)) / HiddenPlan.grain * HiddenPlan.grain
        let all = Array(stride(from: band.lowerBound, through: latest, by: HiddenPlan.grain))
        let starts = all.filter { $0 >= usual } + all.filter { $0 < usual }.reversed()
        return pattern.compactMap { day in
            if draft.mode == .independent { return hidden.place(draft, day: day, starts: starts, staff: nil) }
            for helper in helpers {
                if let place = hidden.place(draft, day: day, starts: starts, staff: helper) { return place }
            }
            return nil
        }
    }
}
