import ArgumentParser
import Foundation
import Media
import Sandbox

/// `trin media-worker`: the process in which the server has files decoded.
///
/// The video is on descriptor 0; messages go to standard output, one object
/// of JSON a line. When nobody reads them any more, it removes what it made
/// and ends.
struct MediaWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "media-worker",
        abstract: "Transcode the video on standard input, for the server.",
        shouldDisplay: false)

    @Option(help: "The folder to make.")
    var output: String

    @Option(help: "Make a rest clip of so many seconds instead.")
    var rest: Int?

    @Option(help: "With `--rest`: the JSON of a card of what comes next, whose poster is on standard input.")
    var card: String?

    @Option(help: "The language that is spoken.")
    var language = "da"

    @Option(help: ArgumentHelp("Print what the worker could reach, such as this file.", visibility: .hidden))
    var probe: String?

    @Option(help: ArgumentHelp("A port of 127.0.0.1 to probe.", visibility: .hidden))
    var probePort: UInt16 = 9

    @Flag(help: ArgumentHelp("Probe without a sandbox.", visibility: .hidden))
    var unlocked = false

    func run() throws {
        if !unlocked || probe == nil { try lockIn() }
        if let probe {
            return try SandboxProbe(writable: folder.path, secret: probe, port: probePort).print()
        }
        signal(SIGPIPE, SIG_IGN)
        let interruption = Interruption()
        do throws(MediaError) {
            let progress: ProgressReport = { progress throws(MediaError) in
                try interruption.check()
                try WorkerMessage.progress(progress).send()
            }
            let report: VideoReport
            if let rest {
                report = try RestClip(seconds: rest, card: try card.map(RestCard.init(json:)))
                    .make(poster: STDIN_FILENO, to: output, progress: progress)
            } else {
                guard lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0 else {
                    throw MediaError(.internal, "Standard input is no file; start the worker with `< VIDEO`.")
                }
                report = try Transcoder(language: language)
                    .transcode(descriptor: STDIN_FILENO, to: output, progress: progress)
            }
            try? WorkerMessage.done(report).send()
        } catch {
            try? WorkerMessage.failed(error).send()
            throw ExitCode(error.exitCode)
        }
    }

    /// Where files are made under another name before they appear.
    private var folder: URL { URL(filePath: output).deletingLastPathComponent() }

    /// From here on a hostile file can harm this process only.
    private func lockIn() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            _ = try Sandbox(writable: [folder.path]).enter()
        } catch {
            try? WorkerMessage.failed(MediaError(.internal, "The worker cannot be locked in: \(error)")).send()
            throw ExitCode(MediaError(.internal, "").exitCode)
        }
    }
}
