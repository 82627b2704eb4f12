/// Pain and effort over time, drawn as SVG with its table beside it.
struct ResultChart: Sendable {
    /// One session's answers, 0 … 10 each, nil where there is none.
    struct Point: Sendable {
        /// Such as `24. nov.`.
        let label: String
        let pain: Int?
        let effort: Int?
    }

    /// The words around the drawing.
    struct Words: Sendable {
        let title: String
        /// One sentence that says what the drawing shows.
        let summary: String
        let date: String
        let pain: String
        let effort: String
        let table: String
    }

    /// Oldest first.
    let points: [Point]
    let words: Words

    private static let width = 600.0
    private static let height = 220.0
    /// Where the plane of the curves lies in the drawing.
    private static let (left, right, top, bottom) = (30.0, 586.0, 14.0, 188.0)

    /// A figure: the drawing, its legend and its table.
    var markup: String {
        """
        <figure class="chart"><figcaption><span class="key pain">\(words.pain.escapedForHTML)</span> \
        <span class="key effort">\(words.effort.escapedForHTML)</span></figcaption>\
        <svg viewBox="0 0 \(Self.width.svg) \(Self.height.svg)" role="img" aria-labelledby="chart-title chart-desc">\
        <title id="chart-title">\(words.title.escapedForHTML)</title>\
        <desc id="chart-desc">\(words.summary.escapedForHTML)</desc>\
        \(grid)\(labels)\(curve("effort", of: \.effort))\(curve("pain", of: \.pain))</svg>\
        <details class="plain"><summary>\(words.table.escapedForHTML)</summary>\(table)</details></figure>
        """
    }

    private func x(_ index: Int) -> Double {
        guard points.count > 1 else { return (Self.left + Self.right) / 2 }
        return Self.left + 12 + (Self.right - Self.left - 24) * Double(index) / Double(points.count - 1)
    }

    private func y(_ value: Int) -> Double {
        Self.bottom - (Self.bottom - Self.top) * Double(min(max(value, 0), 10)) / 10
    }

    private var grid: String {
        [0, 5, 10].map { value in
            let y = y(value)
            return """
                <path class="grid" d="M\(Self.left.svg) \(y.svg)H\(Self.right.svg)"/>\
                <text x="\((Self.left - 8).svg)" y="\((y + 4).svg)" text-anchor="end">\(value)</text>
                """
        }.joined()
    }

    /// Dates under the curves: the newest, and as many more as there is room.
    private var labels: String {
        let step = max(1, (points.count + 5) / 6)
        return points.indices.reversed().filter { (points.count - 1 - $0) % step == 0 }.map { index in
            """
            <text x="\(x(index).svg)" y="\((Self.bottom + 22).svg)" text-anchor="middle">\
            \(points[index].label.escapedForHTML)</text>
            """
        }.joined()
    }

    /// A line that breaks where an answer is missing, and a dot an answer.
    private func curve(_ kind: String, of value: (Point) -> Int?) -> String {
        var path = ""
        var dots = ""
        var isDrawing = false
        for (index, point) in points.enumerated() {
            guard let value = value(point) else {
                isDrawing = false
                continue
            }
            path += "\(isDrawing ? "L" : "M")\(x(index).svg) \(y(value).svg)"
            dots += "<circle class=\"dot \(kind)\" cx=\"\(x(index).svg)\" cy=\"\(y(value).svg)\" r=\"4.5\"/>"
            isDrawing = true
        }
        return path.isEmpty ? "" : "<path class=\"curve \(kind)\" d=\"\(path)\"/>" + dots
    }

    private var table: String {
        let rows = points.map { point in
            """
            <tr><td>\(point.label.escapedForHTML)</td><td class="number">\(point.pain.map(String.init) ?? "–")</td>\
            <td class="number">\(point.effort.map(String.init) ?? "–")</td></tr>
            """
        }
        return """
            <table><thead><tr><th scope="col">\(words.date.escapedForHTML)</th>\
            <th scope="col" class="number">\(words.pain.escapedForHTML)</th>\
            <th scope="col" class="number">\(words.effort.escapedForHTML)</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table>
            """
    }
}
