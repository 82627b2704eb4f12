package import Domain
package import Foundation
package import Media
import Subprocess
import SystemPackage

/// Runs `trin media-worker` as a process of its own: uploaded files are
/// hostile input, and the server never decodes one itself.
package struct MediaWorker: Sendable {
    package enum Source: Sendable {
        /// An uploaded file; the worker gets it as an open descriptor.
        case video(URL, TranscodeRequest)
        /// A file with spoken instructions for a video with this report.
        case spoken(URL, Language, like: VideoReport)
        /// A generated rest clip.
        case rest(seconds: Int)
        /// The same with a card of what comes next and its poster.
        case card(RestCard, seconds: Int, poster: URL)
    }

    /// What is heard of a worker while it runs.
    package struct Listener: Sendable {
        package var progress: @Sendable (MediaProgress) async -> Void
        /// All files that the report names are complete; more will follow.
        package var playable: @Sendable (VideoReport) async throws -> Void

        package init(
            progress: @escaping @Sendable (MediaProgress) async -> Void = { _ in },
            playable: @escaping @Sendable (VideoReport) async throws -> Void = { _ in }
        ) {
            self.progress = progress
            self.playable = playable
        }
    }

    /// The program that has the `media-worker` command.
    package let executable: URL
    /// Seconds without progress after which a worker is ended.
    package let patience: Double
    /// Seconds that a worker has to end in when it has said its last word.
    package let farewell: Double

    package init(executable: URL, patience: Double = 180, farewell: Double = 10) {
        self.executable = executable
        self.patience = patience
        self.farewell = farewell
    }

    /// Runs a worker to its end.
    ///
    /// - Parameter output: the folder that the worker writes to; what an
    ///   earlier one left there is used again, but for rests, which are made
    ///   as a whole.
    /// - Throws: the worker's own ``MediaError``, or a ``WorkerCrash`` that
    ///   says how it died.
    package func run(_ source: Source, output: URL, listener: Listener = Listener()) async throws -> VideoReport {
        switch source {
        case .video(let url, let request):
            var arguments = ["media-worker", "--output", output.path]
            if request != TranscodeRequest() {
                arguments += ["--request", try request.sortedJSON]
            }
            return try await run(arguments, reading: url, listener)
        case .spoken(let url, let language, let report):
            // What the track goes with lies beside the folder that it is
            // made in.
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            let like = output.appending(path: "video.json")
            try Data(report.sortedJSON.utf8).write(to: like)
            let made = Self.spokenFolder(in: output)
            try? FileManager.default.removeItem(at: made)
            return try await run(
                ["media-worker", "--output", made.path, "--spoken", language.rawValue, "--like", like.path],
                reading: url, listener)
        case .rest(let seconds):
            try? FileManager.default.removeItem(at: output)
            return try await run(
                ["media-worker", "--rest", "\(seconds)", "--output", output.path], input: .none, listener)
        case .card(let card, let seconds, let poster):
            try? FileManager.default.removeItem(at: output)
            return try await run(
                ["media-worker", "--rest", "\(seconds)", "--card", try card.json, "--output", output.path],
                reading: poster, else: "The poster of the next exercise is no longer there.", listener)
        }
    }

    /// Where the files of a spoken track are made.
    static func spokenFolder(in output: URL) -> URL { output.appending(path: "spoken") }

    private func run(
        _ arguments: [String], reading url: URL,
        else sentence: String = "The uploaded file cannot be opened; upload it again.", _ listener: Listener
    ) async throws -> VideoReport {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(FilePath(url.path), .readOnly, options: .closeOnExec)
        } catch {
            throw MediaError(.unreadable, "\(sentence) (\(error))", as: .uploadGone)
        }
        return try await run(arguments, input: .fileDescriptor(file, closeAfterSpawningProcess: true), listener)
    }

    private func run<Input: InputProtocol & Sendable>(
        _ arguments: [String], input: Input, _ listener: Listener
    ) async throws -> VideoReport {
        let watchdog = Watchdog(patience: patience, farewell: farewell)
        return try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask { try await end(of: arguments, input: input, listener, watchdog) }
            group.addTask { .hung(try await watchdog.waitUntilStill()) }
            // A run that is cancelled ends its process.
            defer { group.cancelAll() }
            switch try await group.next() {
            case .result(.done(let report)), .hung(.done(let report)): return report
            case .result(.failed(let error)), .hung(.failed(let error)): throw error
            case .died(let how): throw WorkerCrash("The worker died (\(how)).")
            case .result, .hung, nil:
                throw WorkerCrash("The worker made no progress for \(Int(patience)) seconds and was ended.")
            }
        }
    }

    private enum End: Sendable {
        case result(WorkerMessage)
        case died(String)
        /// It did not end by itself; with its last word, if it had one.
        case hung(WorkerMessage?)
    }

    private func end<Input: InputProtocol>(
        of arguments: [String], input: Input, _ listener: Listener, _ watchdog: Watchdog
    ) async throws -> End {
        let result = try await Subprocess.run(
            .path(FilePath(executable.path)), arguments: Arguments(arguments), input: input, output: .sequence,
            error: .sequence
        ) { execution in
            async let lastWords = Self.end(of: execution.standardError)
            for try await line in execution.standardOutput.strings(bufferingPolicy: .maxLineLength(32 << 20)) {
                guard let message = try? WorkerMessage(line: line) else { continue }
                await watchdog.hear(message)
                switch message {
                case .progress(let update): await listener.progress(update)
                case .playable(let report): try await listener.playable(report)
                case .done, .failed: break
                }
            }
            await watchdog.hearNoMore()
            return await lastWords
        }
        if let last = await watchdog.lastWord { return .result(last) }
        return .died("\(result.terminationStatus): \(result.closureResult)")
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

/// A worker died, hung or was killed for what it took: its file may be the
/// reason.
package struct WorkerCrash: Error, CustomStringConvertible, Sendable {
    package let description: String

    init(_ description: String) { self.description = description }
}
