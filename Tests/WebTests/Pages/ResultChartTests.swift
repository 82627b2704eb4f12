import Testing

@testable import Web

@Suite struct ResultChartTests {
    private let words = ResultChart.Words(
        title: "Pain <and> effort", summary: "All well.", date: "Date", pain: "Pain", effort: "Effort", table: "Table")

    private func chart(_ answers: [(Int?, Int?)]) -> String {
        let points = answers.enumerated().map { ResultChart.Point(label: "day \($0)", pain: $1.0, effort: $1.1) }
        return ResultChart(points: points, words: words).markup
    }

    @Test("a line breaks where an answer is missing, and each answer has a dot")
    func gaps() {
        let markup = chart([(1, nil), (2, nil), (nil, nil), (4, nil)])
        #expect(markup.matches(of: /<circle class="dot pain"/).count == 3)
        #expect(markup.firstMatch(of: /class="curve pain" d="M[^ML]*L[^ML]*M[^ML]*"/) != nil)
        #expect(!markup.contains("curve effort"))
    }

    @Test(
        "0 lies at the bottom of the plane, 10 at its top, and nothing outside",
        arguments: [(0, "188"), (10, "14"), (99, "14")])
    func scale(pain: Int, y: String) {
        #expect(chart([(pain, nil)]).contains(#"cy="\#(y)""#))
    }

    @Test("people who cannot see the drawing get a title, a sentence and a table")
    func alternatives() {
        let markup = chart([(3, 5), (nil, 6)])
        #expect(markup.contains("<title id=\"chart-title\">Pain &lt;and&gt; effort</title>"))
        #expect(markup.contains("<desc id=\"chart-desc\">All well.</desc>"))
        #expect(markup.contains("<td>day 0</td><td class=\"number\">3</td><td class=\"number\">5</td>"))
        #expect(markup.contains("<td>day 1</td><td class=\"number\">–</td><td class=\"number\">6</td>"))
    }

    @Test("at most six dates stand under the curves, the newest among them", arguments: [1, 6, 7, 50, 240])
    func dates(count: Int) {
        let markup = chart(Array(repeating: (1, 1), count: count))
        let dates = markup.matches(of: /text-anchor="middle">(day \d+)</).map { String($0.1) }
        #expect((1...6).contains(dates.count))
        #expect(dates.contains("day \(count - 1)"))
    }
}
