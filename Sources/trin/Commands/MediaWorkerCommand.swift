import ArgumentParser
import Foundation
import Media
import Sandbox

/// `trin media-worker`: the process in which the server has files decoded.
///
/// The video is on descriptor 0; messages go to standard output, one object
/// of JSON a line. When nobody reads them any more, it ends. What it finished
/// stays in the work folder, and another worker goes on from there.
struct MediaWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "media-worker",
        abstract: "Transcode the video on standard input, for the server.",
        shouldDisplay: false)

    @Option(help: "The work folder; a rest clip's folder must not exist yet.")
    var output: String

    @Option(help: "What to make, as JSON.")
    var request: String?

    @Option(help: "Make only a track of sound in this language.")
    var spoken: String?

    @Option(help: "The report, a JSON file, of the video that the track is to go with.")
    var like: String?

    @Option(help: "Make a rest clip of so many seconds instead.")
    var rest: Int?

    @Option(help: "With `--rest`: the JSON of a card of what comes next, whose poster is on standard input.")
    var card: String?

    @Option(help: ArgumentHelp("Print what the worker could reach, such as this file.", visibility: .hidden))
    var probe: String?

    @Option(help: ArgumentHelp("A port of 127.0.0.1 to probe.", visibility: .hidden))
    var probePort: UInt16 = 9

    @Flag(help: ArgumentHelp("Probe without a sandbox.", visibility: .hidden))
    var unlocked = false

    func run() throws {
        // Read before the sandbox closes: it is the server's own file.
        let report = Result { () throws(MediaError) in try readReport() }
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
            let made = try make(like: try report.get(), progress)
            try? WorkerMessage.done(made).send()
        } catch {
            try? WorkerMessage.failed(error).send()
            throw ExitCode(error.exitCode)
        }
    }

    /// - Parameter report: of the video that a track of sound is to go with.
    private func make(
        like report: VideoReport?, _ progress: @escaping ProgressReport
    ) throws(MediaError) -> VideoReport {
        if let rest {
            return try RestClip(seconds: rest, card: try card.map(RestCard.init(json:)))
                .make(poster: STDIN_FILENO, to: output, progress: progress)
        }
        guard lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0 else {
            throw MediaError(.internal, "Standard input is no file; start the worker with `< VIDEO`.")
        }
        if let spoken {
            guard var report else {
                throw MediaError(.internal, "A track of sound goes with a video; name its report with --like.")
            }
            let track = try SpokenTrack().make(
                descriptor: STDIN_FILENO, like: report, language: spoken, work: output, progress: progress)
            report.spoken = (report.spoken ?? [:]).merging([spoken: track]) { $1 }
            return report
        }
        return try Transcoder(request: try decodedRequest()).transcode(
            descriptor: STDIN_FILENO, work: output,
            playable: { report throws(MediaError) in try WorkerMessage.playable(report).send() }, progress: progress)
    }

    private func decodedRequest() throws(MediaError) -> TranscodeRequest {
        guard let request else { return TranscodeRequest() }
        do { return try JSONDecoder().decode(TranscodeRequest.self, from: Data(request.utf8)) } catch {
            throw MediaError(.internal, "The request “\(request)” cannot be read: \(error)")
        }
    }

    private func readReport() throws(MediaError) -> VideoReport? {
        guard let like else { return nil }
        do {
            return try JSONDecoder().decode(VideoReport.self, from: Data(contentsOf: URL(filePath: like)))
        } catch {
            throw MediaError(.internal, "The report “\(like)” cannot be read: \(error)")
        }
    }

    /// What may be written: the job's own folder. A rest clip, which no
    /// stranger's file goes into, is made beside it and then renamed.
    private var folder: URL {
        let folder = URL(filePath: output)
        return rest == nil ? folder : folder.deletingLastPathComponent()
    }

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
