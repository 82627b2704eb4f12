import ArgumentParser
import Foundation
import Media

/// `trin transcode`: a video file in, a folder for HLS out.
struct TranscodeCommand: AsyncParsableCommand {
    enum ProgressFormat: String, ExpressibleByArgument {
        case bar, json, none
    }

    enum LadderChoice: String, ExpressibleByArgument {
        case perTitle = "per-title"
        case fixed

        var kind: TranscodeRequest.LadderKind { self == .perTitle ? .perTitle : .fixed }
    }

    static let configuration = CommandConfiguration(
        commandName: "transcode",
        abstract: "Turn a video file into a folder for HLS.",
        discussion: """
            Writes main.m3u8, one fragmented MP4 and its playlists for each rendition, poster.jpg and video.json. \
            The folder appears when it is complete; after an error there is none, and what a killed command \
            finished is used again by the next one. Exit codes: 65 the file is no \
            usable video, 66 it cannot be opened, 73 the folder cannot be written, 70 anything else.
            """)

    @Argument(help: "The video file.")
    var input: String

    @Argument(help: "The folder to make; it must not exist yet, or be empty.")
    var output: String

    @Option(help: "How to show progress: bar, json (one object a line) or none. A bar is the default on a terminal.")
    var progress: ProgressFormat?

    @Option(help: "The language that is spoken, such as da, sv or en.")
    var language = "da"

    @Option(help: "Begin so many seconds after the first picture.")
    var from: Double?

    @Option(help: "End so many seconds after the first picture.")
    var to: Double?

    @Option(help: "Make the poster of the picture so many seconds after the first that is kept.")
    var poster: Double?

    @Flag(help: "Let left and right change places.")
    var mirror = false

    @Option(help: "How renditions are chosen: per-title, by the content, or fixed, by the size alone.")
    var ladder = LadderChoice.perTitle

    @Flag(help: "Make all renditions from one decoding: done sooner, but nothing can be played before.")
    var atOnce = false

    private var request: TranscodeRequest {
        func milliseconds(_ seconds: Double?) -> Int? {
            seconds.map { Int(max(-1e12, min(1e12, $0 * 1000)).rounded()) }
        }
        return TranscodeRequest(
            language: language, trimStart: milliseconds(from), trimEnd: milliseconds(to),
            posterAt: milliseconds(poster), isMirrored: mirror, ladder: ladder.kind)
    }

    func run() async throws {
        let format = progress ?? (isatty(STDERR_FILENO) == 1 ? .bar : .none)
        let descriptor = unsafe open(input, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw complain("“\(input)” cannot be opened: \(unsafe String(cString: strerror(errno))).", code: 66)
        }
        defer { close(descriptor) }
        let interruption = Interruption()
        let bar = ProgressBar()
        do throws(MediaError) {
            var transcoder = Transcoder(request: request)
            transcoder.isAtOnce = atOnce
            let report = try transcoder.transcode(descriptor: descriptor, to: output) {
                progress throws(MediaError) in
                try interruption.check()
                switch format {
                case .bar: bar.show(progress)
                case .json: try WorkerMessage.progress(progress).send()
                case .none: break
                }
            }
            if format == .bar { bar.finish(report) }
            if format == .json { try WorkerMessage.done(report).send() }
        } catch {
            if format == .bar { bar.clear() }
            if format == .json { try? WorkerMessage.failed(error).send() }
            throw complain(error.message, code: interruption.isInterrupted ? 130 : error.exitCode)
        }
    }
}
