extension ResultChart {
    /// The chart in the words of `localizer`.
    init(points: [Point], _ localizer: Localizer) {
        let last = points.last { $0.pain != nil || $0.effort != nil }
        self.init(
            points: points,
            words: Words(
                title: localizer[.chartTitle],
                summary: localizer[
                    .chartSummary, last?.label ?? "–", last?.pain.map(String.init) ?? "–",
                    last?.effort.map(String.init) ?? "–"],
                date: localizer[.chartDate], pain: localizer[.chartPain], effort: localizer[.chartEffort],
                table: localizer[.chartTable]))
    }
}
