import ArgumentParser
import Foundation
import Media

/// `trin media-worker`: the process in which the server has files decoded.
///
/// The video is on descriptor 0; messages go to standard output, one object
/// of JSON a line. When nobody reads them any more, it removes what it made
/// and ends.
struct MediaWorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "media-worker",
        abstract: "Transcode the video on standard input, for the server.",
        shouldDisplay: false)

    @Option(help: "The folder to make.")
    var output: String

    @Option(help: "Make a rest clip of so many seconds instead.")
    var rest: Int?

    @Option(help: "The language that is spoken.")
    var language = "da"

    func run() async throws {
        ProcessLimits.apply()
        signal(SIGPIPE, SIG_IGN)
        let interruption = Interruption()
        do throws(MediaError) {
            let progress: ProgressReport = { progress throws(MediaError) in
                try interruption.check()
                try WorkerMessage.progress(progress).send()
            }
            let report: VideoReport
            if let rest {
                report = try RestClip(seconds: rest).make(to: output, progress: progress)
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
}
