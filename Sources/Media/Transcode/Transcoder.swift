internal import Foundation
internal import LibAV

/// Turns one uploaded file into a folder for HLS.
package struct Transcoder: Sendable {
    package var limits: InputLimits
    package var request: TranscodeRequest
    /// How many threads to keep busy.
    package var cores: Int
    /// Bytes that pictures in work may take.
    package var memory = 1 << 30
    /// Whether all renditions are made from one decoding, which costs least,
    /// instead of one before the others, which can be played soonest.
    package var isAtOnce = false
    /// Is told of each chunk of a batch that was encoded.
    var encoded: @Sendable (Chunk) -> Void = { _ in }
    private let now: @Sendable () -> Duration

    /// - Parameter now: a clock that only goes forward; for the time left.
    package init(
        limits: InputLimits = InputLimits(), request: TranscodeRequest = TranscodeRequest(),
        cores: Int = ProcessInfo.processInfo.activeProcessorCount,
        now: @escaping @Sendable () -> Duration = Transcoder.uptime
    ) {
        self.limits = limits
        self.request = request
        self.cores = max(1, cores)
        self.now = now
    }

    private static let start = ContinuousClock.now

    /// Time since the program first asked.
    @Sendable package static func uptime() -> Duration { ContinuousClock.now - start }

    /// Writes all renditions into a new folder, which is there when this
    /// returns and not before; after an error nothing is. What a killed call
    /// left is used again.
    ///
    /// - Parameters:
    ///   - descriptor: an open, seekable file.
    ///   - output: a folder that doesn't exist, or is empty.
    ///   - progress: is told a few times a second; throws to stop.
    package func transcode(
        descriptor: Int32, to output: String, progress: @escaping ProgressReport = { _ throws(MediaError) in }
    ) throws(MediaError) -> VideoReport {
        try progress(.probing(0))
        let folder = try OutputFolder(output, keeping: ChunkStore.name)
        do throws(MediaError) {
            let report = try make(descriptor, in: folder, playable: { _ throws(MediaError) in }, progress: progress)
            folder.remove(ChunkStore.name)
            try folder.publish()
            return report
        } catch {
            folder.discard()
            throw error
        }
    }

    /// Writes all renditions into a work folder, which stays, also after an
    /// error: a later call with the same file and request goes on from there.
    ///
    /// - Parameters:
    ///   - playable: is told when the files of a report are complete and
    ///     durable, but not all renditions are there yet.
    package func transcode(
        descriptor: Int32, work: String, playable: @escaping (VideoReport) throws(MediaError) -> Void,
        progress: @escaping ProgressReport
    ) throws(MediaError) -> VideoReport {
        try progress(.probing(0))
        let folder = try OutputFolder(work: work)
        return try make(descriptor, in: folder, playable: playable, progress: progress)
    }

    private func make(
        _ descriptor: Int32, in folder: OutputFolder, playable: @escaping (VideoReport) throws(MediaError) -> Void,
        progress: @escaping ProgressReport
    ) throws(MediaError) -> VideoReport {
        Log.silence()
        let input = try Input(descriptor: descriptor, limits: limits, language: request.language)
        var plan = try TranscodePlan(
            input, request: request, descriptor: descriptor, limits: limits, cores: cores, memory: memory,
            isAtOnce: isAtOnce
        ) { share throws(MediaError) in
            try progress(.probing(share / 2))
        }
        let store = try ChunkStore(work: folder.location(""), file: plan.file, request: request)
        if request.ladder == .perTitle {
            try plan.fit(store) { share throws(MediaError) in try progress(.probing(0.5 + share / 2)) }
        }
        let meter = ProgressMeter(expected: plan.pixels, now: now, report: progress)
        return try TranscodeJob(
            plan: plan, request: request, store: store, folder: folder, playable: playable, encoded: encoded
        ).run(meter)
    }
}
