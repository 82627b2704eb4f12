/// Where something lies in its day, as classes of `board.css`: the content
/// policy lets no page carry styles of its own.
enum TimelinePlace {
    /// - Parameters:
    ///   - start: minutes after midnight; shown to five minutes.
    ///   - minutes: how long it lasts, at least five.
    static func classes(from start: Int, minutes: Int) -> String {
        let start = min(max(start, 0), 1435) / 5 * 5
        let length = min(max(minutes, 5) / 5 * 5, 1440 - start)
        return "h\(start / 60) m\(start % 60) lh\(length / 60) lm\(length % 60)"
    }

    /// Entries line by line, so that none covers another.
    static func lines(_ entries: [(interval: Range<Int>, entry: BoardEntry)]) -> [DayPage.Line] {
        var lines: [(end: Int, entries: [BoardEntry])] = []
        for (interval, entry) in entries.sorted(by: { $0.interval.lowerBound < $1.interval.lowerBound }) {
            if let free = lines.firstIndex(where: { $0.end <= interval.lowerBound }) {
                lines[free].end = interval.upperBound
                lines[free].entries.append(entry)
            } else {
                lines.append((interval.upperBound, [entry]))
            }
        }
        return lines.map { DayPage.Line(entries: $0.entries) }
    }
}
