internal import LibAV

/// Turns one uploaded file into a folder for HLS.
package struct Transcoder: Sendable {
    package var limits: InputLimits
    /// Of the sound, a BCP 47 tag.
    package var language: String
    private let now: @Sendable () -> Duration

    /// - Parameter now: a clock that only goes forward; for the time left.
    package init(
        limits: InputLimits = InputLimits(), language: String = "da",
        now: @escaping @Sendable () -> Duration = Transcoder.uptime
    ) {
        self.limits = limits
        self.language = language
        self.now = now
    }

    private static let start = ContinuousClock.now

    /// Time since the program first asked.
    @Sendable package static func uptime() -> Duration { ContinuousClock.now - start }

    /// Decodes once and writes all renditions into a new folder, which is
    /// there when this returns and not before; after an error nothing is.
    ///
    /// - Parameters:
    ///   - descriptor: an open, seekable file.
    ///   - output: a folder that doesn't exist, or is empty.
    ///   - progress: is told up to four times a second; throws to stop.
    package func transcode(
        descriptor: Int32, to output: String, progress: @escaping ProgressReport = { _ throws(MediaError) in }
    ) throws(MediaError) -> VideoReport {
        Log.silence()
        try progress(MediaProgress(stage: .probing, fraction: 0))
        let folder = try OutputFolder(output)
        let input = try Input(descriptor: descriptor, limits: limits)
        let expected = input.probe.expected ?? 60
        let writer = try LadderWriter(
            Ladder(source: input.probe.size, frameRate: input.probe.frameRate), expected: expected,
            language: language, in: folder)
        let meter = ProgressMeter(expected: expected, now: now, report: progress)
        let report = try TranscodeRun(input, writer: writer, limits: limits, meter: meter).run()
        try folder.publish()
        return report
    }
}
