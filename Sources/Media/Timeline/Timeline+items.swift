package import Domain

extension Timeline {
    /// Lays the items of a programme one after the other.
    ///
    /// A set of an exercise with sides is done on the side that was filmed,
    /// then on the other one. There is a rest after every such turn but the
    /// last of the session.
    ///
    /// - Parameters:
    ///   - language: of names and instructions.
    /// - Throws: `missingClip` when there is no item, or a clip of one.
    package init(
        items: [Item], intro: Extra? = nil, closing: Extra? = nil, rests: Rests, language: Language
    ) throws(MediaError) {
        guard !items.isEmpty else {
            throw MediaError(.missingClip, "The programme has no exercises; add one to it.")
        }
        var entries: [Entry] = []
        var start = 0.0
        func append(_ part: ClipPart, _ content: Content) {
            entries.append(Entry(start: start, part: part, content: content))
            start += part.duration
        }
        func append(_ extra: Extra?, _ kind: Interlude.Kind) throws(MediaError) {
            guard let extra else { return }
            let interlude = Interlude(
                kind: kind, exercise: extra.exercise, name: extra.name[language],
                instruction: extra.instruction[language])
            append(try extra.clip.whole(), .interlude(interlude))
        }
        try append(intro, .intro)
        let turns = Turn.all(of: items, language)
        for (position, turn) in turns.enumerated() {
            let rounds = try turn.rounds()
            for (number, part) in rounds.enumerated() {
                append(part, .exercise(turn.round(number + 1, of: rounds.count)))
            }
            guard position + 1 < turns.count, let need = turn.rest(before: turns[position + 1]) else { continue }
            append(
                try rests.part(seconds: need.seconds, next: need.next),
                .rest(next: turns[position + 1].announcement))
        }
        try append(closing, .closing)
        self.entries = entries
    }
}

extension Rests {
    /// All rests between the sets of items.
    package static func needs(of items: [Timeline.Item]) -> Set<Need> {
        let turns = Turn.all(of: items, .danish)
        return Set(zip(turns, turns.dropFirst()).compactMap { $0.rest(before: $1) })
    }
}

/// One set of one item, or one side of it.
private struct Turn {
    let index: Int
    let item: Timeline.Item
    let set: Int
    let side: Side?
    let name: String
    let instruction: String

    /// In the order in which they are done.
    static func all(of items: [Timeline.Item], _ language: Language) -> [Turn] {
        items.enumerated().flatMap { all(of: $1, index: $0, language) }
    }

    private static func all(of item: Timeline.Item, index: Int, _ language: Language) -> [Turn] {
        let sides: [Side?] = item.filmedSide.map { [$0, $0.other] } ?? [nil]
        let (name, instruction) = (item.name[language], item.instruction[language])
        return (1...item.dose.sets).flatMap { set in
            sides.map { Turn(index: index, item: item, set: set, side: $0, name: name, instruction: instruction) }
        }
    }

    var announcement: Timeline.Announcement {
        Timeline.Announcement(index: index, name: name, side: side, set: set, sets: item.dose.sets)
    }

    /// Nil when the dose has no rest.
    func rest(before next: Turn) -> Rests.Need? {
        guard item.dose.rest > 0 else { return nil }
        return Rests.Need(
            next: Rests.Next(exercise: next.item.exercise, side: next.side), seconds: item.dose.rest)
    }

    func round(_ number: Int, of count: Int) -> Timeline.Round {
        Timeline.Round(
            index: index, exercise: item.exercise, name: name, instruction: instruction, side: side, set: set,
            dose: item.dose, round: number, rounds: count)
    }

    func rounds() throws(MediaError) -> [ClipPart] {
        guard let clip = side == item.filmedSide ? item.clip : item.mirrored ?? item.clip else {
            let name = name.isEmpty ? item.exercise.description : name
            throw MediaError(
                .missingClip, "The exercise '\(name)' has no video that is ready; upload one or wait until it is.")
        }
        return try clip.rounds(item.dose.amount, repetitionsInVideo: item.repetitionsInVideo)
    }
}
