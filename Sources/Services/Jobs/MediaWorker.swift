package import Foundation
package import Media
import Subprocess
import SystemPackage

/// Runs `trin media-worker` as a process of its own: uploaded files are
/// hostile input, and the server never decodes one itself.
package struct MediaWorker: Sendable {
    package enum Source: Sendable {
        /// An uploaded file; the worker gets it as an open descriptor.
        case file(URL)
        /// A generated rest clip.
        case rest(seconds: Int)
        /// The same with a card of what comes next and its poster.
        case card(RestCard, seconds: Int, poster: URL)
    }

    /// The program that has the `media-worker` command.
    package let executable: URL
    /// Seconds without a sign of progress after which a worker is ended.
    package let patience: Double

    package init(executable: URL, patience: Double = 120) {
        self.executable = executable
        self.patience = patience
    }

    /// Runs a worker to its end.
    ///
    /// - Parameter output: a folder that does not exist; the worker makes it
    ///   whole or not at all.
    /// - Throws: the worker's ``MediaError``, or one that says how it died.
    package func run(
        _ source: Source, output: URL, progress: @escaping @Sendable (MediaProgress) async -> Void
    ) async throws -> VideoReport {
        switch source {
        case .file(let url):
            let file = try Self.open(url, else: "The uploaded file cannot be opened; upload it again.")
            return try await run(
                ["media-worker", "--output", output.path],
                input: .fileDescriptor(file, closeAfterSpawningProcess: true), progress: progress)
        case .rest(let seconds):
            return try await run(
                ["media-worker", "--rest", "\(seconds)", "--output", output.path], input: .none, progress: progress)
        case .card(let card, let seconds, let poster):
            let file = try Self.open(poster, else: "The poster of the next exercise is no longer there.")
            return try await run(
                ["media-worker", "--rest", "\(seconds)", "--card", try card.json, "--output", output.path],
                input: .fileDescriptor(file, closeAfterSpawningProcess: true), progress: progress)
        }
    }

    private static func open(_ url: URL, else sentence: String) throws -> FileDescriptor {
        do {
            return try FileDescriptor.open(FilePath(url.path), .readOnly, options: .closeOnExec)
        } catch {
            throw MediaError(.unreadable, "\(sentence) (\(error))")
        }
    }

    private func run<Input: InputProtocol>(
        _ arguments: [String], input: Input, progress: @escaping @Sendable (MediaProgress) async -> Void
    ) async throws -> VideoReport {
        let watchdog = Watchdog()
        let patience = patience
        let result = try await Subprocess.run(
            .path(FilePath(executable.path)), arguments: Arguments(arguments), input: input, output: .sequence,
            error: .sequence
        ) { execution in
            async let lastWords = Self.end(of: execution.standardError)
            let message = try await withThrowingTaskGroup(of: WorkerMessage?.self) { group in
                group.addTask {
                    var last: WorkerMessage?
                    for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
                        guard let message = try? WorkerMessage(line: line) else { continue }
                        await watchdog.pet()
                        switch message {
                        case .progress(let update): await progress(update)
                        case .playable: break
                        case .done, .failed: last = message
                        }
                    }
                    return last
                }
                group.addTask {
                    try await watchdog.waitUntilStill(for: patience)
                    await execution.teardown(using: [])
                    return nil
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            guard await !watchdog.hasGivenUp else {
                throw MediaError(.internal, "The worker made no progress for \(Int(patience)) seconds and was ended.")
            }
            return (message: message, lastWords: await lastWords)
        }
        switch result.closureResult.message {
        case .done(let report): return report
        case .failed(let error): throw error
        case .progress, .playable, nil:
            throw MediaError(
                .internal,
                "The worker ended (\(result.terminationStatus)) without a result: \(result.closureResult.lastWords)")
        }
    }

    /// The last 500 bytes of what a worker says, however much it is.
    private static func end(of output: SubprocessOutputSequence) async -> String {
        var tail: [UInt8] = []
        do {
            for try await buffer in output {
                // The bytes are copied while they are lent.
                tail += unsafe buffer.withUnsafeBytes { unsafe Array($0.suffix(500)) }
                tail.removeFirst(max(0, tail.count - 500))
            }
        } catch {
            // What came before is as good as can be had.
        }
        return String(decoding: tail, as: UTF8.self)
    }
}

/// Knows when there was last a sign of progress.
private actor Watchdog {
    private var last = ContinuousClock.now
    private(set) var hasGivenUp = false

    func pet() { last = .now }

    func waitUntilStill(for seconds: Double) async throws {
        while true {
            let left = Duration.seconds(seconds) - (.now - last)
            if left <= .zero {
                hasGivenUp = true
                return
            }
            try await Task.sleep(for: left)
        }
    }
}
