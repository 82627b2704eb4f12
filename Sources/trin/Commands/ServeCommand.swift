import ArgumentParser
import Domain
import Logging
import Sandbox
import ServiceLifecycle
import Services
import UnixSignals
import Web

/// `trin serve`: the server.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve tablets and staff.",
        discussion: "Put a proxy with TLS in front of it and start it with --https, or keep it on this machine.")

    @OptionGroup var options: DataOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Flag(help: "Browsers reach the server by https, through a proxy in front of it.")
    var https = false

    @Option(help: "The language of the sign-in page when the browser asks for none: da, sv or en.")
    var language = "da"

    @Option(help: "Megabytes of memory for what is played a lot.")
    var mediaCache = 256

    @OptionGroup var uploads: UploadOptions

    @Option(help: "Days that rejected events are kept after somebody touched them last; 0 keeps them for ever.")
    var rejectedDays = 90

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error or critical.")
    var logLevel = "info"

    func run() async throws {
        guard let language = Language(rawValue: language) else {
            throw ValidationError("The language is '\(language)'; use da, sv or en.")
        }
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw ValidationError("The log level is '\(logLevel)'; use info, or another that --help names.")
        }
        guard (1...1_000_000).contains(mediaCache) else {
            throw ValidationError("The media cache is '\(mediaCache)' megabytes; give at least 1.")
        }
        guard (0...36_500).contains(rejectedDays) else {
            throw ValidationError("--rejected-days is '\(rejectedDays)'; give 1 to 36500 days, or 0 for ever.")
        }
        OpenFileLimit.raise()
        var logger = Logger(label: "trin") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        Protections.available.log(to: logger)
        try await options.withServices(logger: logger) { configuration in
            configuration.mediaCache = mediaCache << 20
            configuration.daysOfDeadLetters = rejectedDays
            configuration.uploads = try uploads.limits
        } _: { [logger] services in
            try await services.recover(alone: options.isAlone)
            let configuration = WebConfiguration(host: host, port: port, isSecure: https, language: language)
            let server = try buildServer(configuration, services: services, logger: logger) { port in
                print("Trin listens on http://\(host):\(port)/")
            }
            let group = ServiceGroup(
                services: [server], gracefulShutdownSignals: [.sigint, .sigterm], logger: logger)
            try await group.run()
        }
    }
}
