import Domain

/// What became of each week's due sessions, drawn as stacked columns.
struct WeekChart: Sendable {
    struct Week: Sendable {
        /// Such as `Uge 48`.
        let label: String
        let done: Int
        let partly: Int
        let missed: Int
        /// Sessions that were to be trained, if that was set.
        let target: Int?

        var due: Int { done + partly + missed }
    }

    struct Words: Sendable {
        let title: String
        /// One sentence that says what the drawing shows.
        let summary: String
        let done: String
        let partly: String
        let missed: String
        let target: String
    }

    /// Oldest first.
    let weeks: [Week]
    let words: Words

    private static let (width, height) = (600.0, 200.0)
    private static let (left, right, top, bottom) = (34.0, 592.0, 10.0, 168.0)

    private var most: Int { max(4, weeks.map { max($0.due, $0.target ?? 0) }.max() ?? 0) }

    var markup: String {
        """
        <figure class="chart"><figcaption><span class="key done">\(words.done.escapedForHTML)</span> \
        <span class="key partly">\(words.partly.escapedForHTML)</span> \
        <span class="key missed">\(words.missed.escapedForHTML)</span>\(targetKey)</figcaption>\
        <svg viewBox="0 0 \(Self.width.svg) \(Self.height.svg)" role="img" aria-labelledby="weeks-title weeks-desc">\
        <title id="weeks-title">\(words.title.escapedForHTML)</title>\
        <desc id="weeks-desc">\(words.summary.escapedForHTML)</desc>\(grid)\(columns)\(target)</svg></figure>
        """
    }

    private var targetKey: String {
        weeks.contains { $0.target != nil } ? " <span class=\"key target\">\(words.target.escapedForHTML)</span>" : ""
    }

    private func y(_ count: Int) -> Double { Self.bottom - (Self.bottom - Self.top) * Double(count) / Double(most) }

    /// As many weeks as there is room for at least: one alone is no wall.
    private static let fewest = 6

    private var step: Double { (Self.right - Self.left) / Double(max(weeks.count, Self.fewest)) }

    private var grid: String {
        [0, most / 2, most].map { count in
            """
            <path class="grid" d="M\(Self.left.svg) \(y(count).svg)H\(Self.right.svg)"/>\
            <text x="\((Self.left - 6).svg)" y="\((y(count) + 4).svg)" text-anchor="end">\(count)</text>
            """
        }.joined()
    }

    private var columns: String {
        let labelled = max(1, (weeks.count + 11) / 12)
        return weeks.enumerated().map { index, week in
            let x = Self.left + step * Double(index) + step * 0.18
            let width = step * 0.64
            var below = 0
            var markup = ""
            for (kind, count) in [("done", week.done), ("partly", week.partly), ("missed", week.missed)] where count > 0
            {
                let (low, high) = (y(below), y(below + count))
                markup += """
                    <rect class="column \(kind)" x="\(x.svg)" y="\(high.svg)" width="\(width.svg)" \
                    height="\((low - high).svg)"/>
                    """
                below += count
            }
            guard (weeks.count - 1 - index) % labelled == 0 else { return markup }
            return markup + """
                <text x="\((x + width / 2).svg)" y="\((Self.bottom + 20).svg)" text-anchor="middle">\
                \(week.label.escapedForHTML)</text>
                """
        }.joined()
    }

    private var target: String {
        weeks.enumerated().compactMap { index, week in
            week.target.map { target in
                let x = Self.left + step * Double(index)
                return "<path class=\"target\" d=\"M\(x.svg) \(y(target).svg)h\(step.svg)\"/>"
            }
        }.joined()
    }
}

extension WeekChart.Words {
    init(_ weeks: [WeekChart.Week], _ localizer: Localizer) {
        let due = weeks.reduce(0) { $0 + $1.due }
        let done = weeks.reduce(0) { $0 + $1.done }
        self.init(
            title: localizer[.levelChart], summary: localizer[.levelChartSummary, String(done), String(due)],
            done: localizer[.stateDone], partly: localizer[.statePartly], missed: localizer[.stateMissed],
            target: localizer[.levelTarget])
    }
}

extension WeekChart {
    /// - Parameter weeks: oldest first.
    init(_ weeks: [TrainingWeek], _ localizer: Localizer) {
        let columns = weeks.map { week in
            Week(
                label: String(week.monday.isoWeek.week), done: week.adherence[.done],
                partly: week.adherence[.partly], missed: week.adherence[.missed], target: week.target?.sessions)
        }
        self.init(weeks: columns, words: Words(columns, localizer))
    }
}
