internal import LibAV

/// Keeps the best of a few pictures: neither black nor blank nor blurred.
final class PosterPicker {
    private let moments: [Double]
    private var next = 0
    private var best: Frame?
    private var bestScore = -Double.infinity
    /// When the best picture so far is shown, seconds.
    private(set) var bestMoment = 0.0

    /// - Parameter expected: seconds of the video.
    init(expected: Double) {
        // The very first picture, in case there is no other; then a few of
        // the first two thirds, where the exercise is under way.
        moments = [0] + (1...8).map { expected * Double($0) / 12 }
    }

    /// Looks at the picture if it is time for one.
    func consider(_ frame: borrowing Frame, at seconds: Double) throws(MediaError) {
        guard next < moments.count, seconds >= moments[next] else { return }
        // A first picture is often black or a hand at the button.
        let handicap = next == 0 ? 0.5 : 1
        while next < moments.count, seconds >= moments[next] { next += 1 }
        let (columns, values) = frame.luma(step: max(1, frame.height / 90))
        let score = Self.score(values, columns: columns) * handicap
        guard score > bestScore else { return }
        best = try making { () throws(LibAVError) in try frame.reference() }
        bestScore = score
        bestMoment = seconds
    }

    /// Contrast and detail, less where most is very dark or very bright.
    static func score(_ values: [UInt8], columns: Int) -> Double {
        guard columns > 1, values.count > columns else { return 0 }
        let count = Double(values.count)
        let mean = values.reduce(0) { $0 + Double($1) } / count
        let variance = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
        var detail = 0.0
        for index in 1..<values.count where index % columns != 0 {
            detail += abs(Double(values[index]) - Double(values[index - 1]))
        }
        let exposure = mean < 40 ? mean / 40 : mean > 225 ? (255 - mean) / 30 : 1
        return (variance.squareRoot() + 2 * detail / count) * max(0.01, exposure)
    }

    /// The best picture as JPEG.
    func jpeg() throws(MediaError) -> [UInt8] {
        guard let frame = best.take() else {
            throw MediaError(.internal, "No picture was kept for the poster; try again, and tell support this.")
        }
        return try making { () throws(LibAVError) in
            frame.markKey(false)
            frame.presentation = 0
            let graph = try FilterGraph(
                .video, like: frame, timeBase: Rational(1, 25),
                description: "[in]scale=in_color_matrix=bt709:out_color_matrix=bt601:in_range=limited:out_range=full,"
                    + "format=yuvj420p[out]", outputs: ["out"])
            let converted = try Frame()
            try graph.push(frame)
            try graph.finish(at: 1)
            return try graph.pull(0, into: converted) == .ready ? Encoder.jpeg(converted, quality: 3) : []
        }
    }
}
