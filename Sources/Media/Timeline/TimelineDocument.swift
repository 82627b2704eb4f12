package import Domain

/// The timeline as tablets get it, in JSON.
package struct TimelineDocument: Sendable, Encodable {
    package struct Captions: Sendable, Encodable {
        package let language: Language
        package let label: String
        package let source: String
    }

    package let session: ID<Session>
    /// Seconds.
    package let duration: Double
    package let stream: String
    package let captions: [Captions]
    package let entries: [Entry]

    /// - Parameters:
    ///   - base: where the session's stream is, such as
    ///     `/media/sessions/{id}/`.
    ///   - captions: the languages that there are captions in, the best first.
    package init(session: ID<Session>, timeline: Timeline, base: String, captions: [Language]) {
        self.session = session
        duration = rounded(timeline.duration)
        stream = base + "main.m3u8"
        self.captions = captions.map {
            Captions(language: $0, label: $0.ownName, source: "\(base)captions/\($0.rawValue).vtt")
        }
        var count = 0
        for case .exercise(let round) in timeline.entries.map(\.content) { count = max(count, round.index + 1) }
        entries = timeline.entries.map { Entry($0, count: count) }
    }
}

extension TimelineDocument {
    package struct Entry: Sendable, Encodable {
        private let entry: Timeline.Entry
        /// Exercises of the programme.
        private let count: Int

        fileprivate init(_ entry: Timeline.Entry, count: Int) {
            self.entry = entry
            self.count = count
        }

        private enum Key: String, CodingKey {
            case kind, start, duration, index, count, exercise, name, instruction, set, sets, repetitions, seconds
            case round, rounds, side, next
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            // The end is rounded, not the length, so that entries adjoin.
            let start = rounded(entry.start)
            let end = rounded(entry.start + entry.part.duration)
            try container.encode(start, forKey: .start)
            try container.encode(rounded(end - start), forKey: .duration)
            switch entry.content {
            case .exercise(let round):
                try container.encode("exercise", forKey: .kind)
                try encode(round, in: &container)
            case .rest(let next):
                try container.encode("rest", forKey: .kind)
                var container = container.nestedContainer(keyedBy: Key.self, forKey: .next)
                try container.encode(next.index, forKey: .index)
                try container.encode(next.name, forKey: .name)
                try container.encode(next.set, forKey: .set)
                try container.encode(next.sets, forKey: .sets)
                try container.encode(next.side, forKey: .side)
            case .interlude(let interlude):
                try container.encode(interlude.kind.rawValue, forKey: .kind)
                try container.encode(interlude.exercise, forKey: .exercise)
                try container.encode(interlude.name, forKey: .name)
                try container.encode(interlude.instruction, forKey: .instruction)
            }
        }

        private func encode(_ round: Timeline.Round, in container: inout KeyedEncodingContainer<Key>) throws {
            try container.encode(round.index, forKey: .index)
            try container.encode(count, forKey: .count)
            try container.encode(round.exercise, forKey: .exercise)
            try container.encode(round.name, forKey: .name)
            try container.encode(round.instruction, forKey: .instruction)
            try container.encode(round.set, forKey: .set)
            try container.encode(round.dose.sets, forKey: .sets)
            try container.encode(round.side, forKey: .side)
            switch round.dose.amount {
            case .repetitions(let repetitions):
                try container.encode(repetitions, forKey: .repetitions)
                try container.encodeNil(forKey: .seconds)
            case .seconds(let seconds):
                try container.encodeNil(forKey: .repetitions)
                try container.encode(seconds, forKey: .seconds)
            }
            try container.encode(round.round, forKey: .round)
            try container.encode(round.rounds, forKey: .rounds)
        }
    }
}

/// Rounds to thousandths, so that sums read well.
private func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
