package import Domain

extension Captions {
    /// The captions of one entry of a timeline.
    ///
    /// Each entry has a file of its own, in which times count from the
    /// entry's start: HLS maps the times of WebVTT to those of the media,
    /// which begin anew after a discontinuity.
    package struct Part: Hashable, Sendable {
        package var language: Language
        /// Counts the timeline's entries from 0.
        package var entry: Int

        package init(language: Language, entry: Int) {
            self.language = language
            self.entry = entry
        }

        /// Reads a file name such as `da-12.vtt`; nil for another name.
        package init?(name: String) {
            let parts = name.split(separator: ".").first?.split(separator: "-") ?? []
            guard parts.count == 2, let language = Language(rawValue: String(parts[0])), let entry = Int(parts[1]),
                entry >= 0
            else { return nil }
            self.init(language: language, entry: entry)
            guard self.name == name else { return nil }
        }

        package var name: String { "\(language.rawValue)-\(entry).vtt" }
    }

    /// What an entry shows, cut where it ends; a rest shows nothing.
    ///
    /// - Parameter captions: of the exercises' clips, in one language.
    /// - Returns: nil when the timeline has no such entry.
    package static func part(
        ofEntry index: Int, of timeline: Timeline, from captions: [ID<Exercise>: Captions]
    ) -> Captions? {
        guard timeline.entries.indices.contains(index) else { return nil }
        let entry = timeline.entries[index]
        guard let exercise = entry.content.exercise, let own = captions[exercise] else {
            return Captions(cues: [])
        }
        return own.cut(to: milliseconds(entry.part.duration))
    }

    /// Without what would show from `end` on, milliseconds.
    func cut(to end: Int) -> Captions {
        Captions(
            cues: cues.filter { $0.start < end }.map { cue in
                var cue = cue
                cue.end = min(cue.end, end)
                return cue
            })
    }
}

func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
