import Domain

/// How many sessions went how, as one bar.
struct AdherenceBar: Sendable, Hashable {
    struct Segment: Sendable, Hashable {
        let kind: String
        /// Hundredths of the bar, as SVG numbers.
        let x: String
        let width: String
    }

    /// Sessions that should have been by now, by how they went.
    struct Counts: Sendable, Hashable {
        var done = 0
        var partly = 0
        var missed = 0

        var total: Int { done + partly + missed }
    }

    let segments: [Segment]
    /// The same in words, such as `9 af 10`.
    let label: String

    init(_ counts: Counts, _ localizer: Localizer) {
        var x = 0.0
        var segments: [Segment] = []
        let parts: [(SessionStatus, Int)] = [(.done, counts.done), (.partly, counts.partly), (.missed, counts.missed)]
        for (state, count) in parts where count > 0 {
            let width = 100 * Double(count) / Double(counts.total)
            segments.append(Segment(kind: state.rawValue, x: x.svg, width: width.svg))
            x += width
        }
        self.init(segments: segments, label: localizer[.countOf, String(counts.done), String(counts.total)])
    }

    init(segments: [Segment], label: String) {
        self.segments = segments
        self.label = label
    }

    static let sample = AdherenceBar(
        segments: [
            Segment(kind: "done", x: "0", width: "80"), Segment(kind: "partly", x: "80", width: "10"),
            Segment(kind: "missed", x: "90", width: "10"),
        ], label: "8 af 10")
}

extension Double {
    /// Written for SVG with at most one decimal.
    var svg: String {
        let tenths = Int((self * 10).rounded())
        return tenths % 10 == 0
            ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
