/// Turns seconds of video into progress, and keeps reports rare.
struct ProgressMeter {
    private let expected: Double
    private let now: () -> Duration
    private let report: ProgressReport
    private let start: Duration
    /// What was there before.
    private var given: Double?
    private var last: Duration?

    /// - Parameters:
    ///   - expected: seconds of video to be made, or another measure of the
    ///     whole.
    ///   - now: a clock that only goes forward.
    init(expected: Double, now: @escaping () -> Duration, report: @escaping ProgressReport) {
        self.expected = max(expected, 0.001)
        self.now = now
        self.report = report
        start = now()
    }

    /// Reports at most four times a second. What is made by the first call
    /// cost no time.
    mutating func made(_ seconds: Double) throws(MediaError) {
        let time = now()
        let given = given ?? seconds
        self.given = given
        if let last, time - last < .milliseconds(250) { return }
        last = time
        let fraction = 0.01 + 0.98 * min(1, seconds / expected)
        let spent = (time - start) / .seconds(1)
        let share = (seconds - given) / expected
        let left = share > 0.02 ? spent / share * (1 - fraction) : nil
        try report(
            MediaProgress(stage: .encoding, fraction: fraction, secondsLeft: left.map { ($0 * 10).rounded() / 10 }))
    }

    /// - Parameter share: of putting the files together, from 0 to 1.
    func finishing(_ share: Double = 0) throws(MediaError) { try report(.finishing(share)) }
}
