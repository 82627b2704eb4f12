package import Domain

extension Timeline {
    /// Lays the items of a programme one after the other.
    ///
    /// There is a rest after every set but the last of the session.
    ///
    /// - Parameters:
    ///   - rests: the rest clips by their nominal seconds.
    ///   - language: of names and instructions.
    /// - Throws: `missingClip` when there is no item, or a clip of one.
    package init(items: [Item], rests: [Int: Clip], language: Language) throws(MediaError) {
        guard !items.isEmpty else {
            throw MediaError(.missingClip, "The programme has no exercises; add one to it.")
        }
        let turns = items.enumerated().flatMap { index, item in
            (1...item.dose.sets).map { Turn(index: index, item: item, set: $0, name: item.name[language]) }
        }
        var entries: [Entry] = []
        var start = 0.0
        func append(_ part: ClipPart, _ content: Content) {
            entries.append(Entry(start: start, part: part, content: content))
            start += part.duration
        }
        for (position, turn) in turns.enumerated() {
            let rounds = try turn.rounds()
            for (number, part) in rounds.enumerated() {
                let round = Round(
                    index: turn.index, exercise: turn.item.exercise, name: turn.name,
                    instruction: turn.item.instruction[language], set: turn.set, dose: turn.item.dose,
                    round: number + 1, rounds: rounds.count)
                append(part, .exercise(round))
            }
            let seconds = turn.item.dose.rest
            guard position + 1 < turns.count, seconds > 0 else { continue }
            guard let rest = rests[seconds] else {
                throw MediaError(
                    .missingClip, "The rest clip of \(seconds) seconds is not there; make it, or choose another rest.")
            }
            try append(rest.whole(), .rest(next: turns[position + 1].announcement))
        }
        self.entries = entries
    }
}

/// One set of one item.
private struct Turn {
    let index: Int
    let item: Timeline.Item
    let set: Int
    let name: String

    var announcement: Timeline.Announcement {
        Timeline.Announcement(index: index, name: name, set: set, sets: item.dose.sets)
    }

    func rounds() throws(MediaError) -> [ClipPart] {
        guard let clip = item.clip else {
            let name = name.isEmpty ? item.exercise.description : name
            throw MediaError(
                .missingClip, "The exercise '\(name)' has no video that is ready; upload one or wait until it is.")
        }
        return try clip.rounds(item.dose.amount, repetitionsInVideo: item.repetitionsInVideo)
    }
}
