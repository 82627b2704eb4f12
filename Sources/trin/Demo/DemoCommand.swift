import ArgumentParser
import Foundation
import Logging
import Services

/// `trin demo`: fills an empty data folder with a municipality to try.
///
/// Everything goes the way that real data goes: videos are uploaded in pieces
/// and transcoded by workers, tablets are paired, and their results arrive as
/// telemetry. The folder appears when it is complete, or not at all.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load the demo: two units, staff, twenty citizens and four weeks of results.")

    @OptionGroup var options: DataOptions

    @Option(help: "The folder with exercises.json and the clips that it names.")
    var media = "Media"

    func run() async throws {
        guard options.database == nil else {
            throw ValidationError("The demo has a database of its own in the data folder; leave --database out.")
        }
        let manager = FileManager.default
        if manager.fileExists(atPath: options.data) {
            let isEmpty = try manager.contentsOfDirectory(atPath: options.data).isEmpty
            guard isEmpty || manager.fileExists(atPath: marker(in: options.data).path) else {
                throw ValidationError(
                    "'\(options.data)' holds data that is not the demo's; choose another folder with --data.")
            }
            if !isEmpty {
                print("The demo is there already, in '\(options.data)'.")
                DemoPeople.printLogins()
                return
            }
            try manager.removeItem(atPath: options.data)
        }
        let loading = options.data + ".loading"
        try? manager.removeItem(atPath: loading)
        var options = options
        options.data = loading
        var logger = Logger(label: "trin") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let clock = DemoClock()
        try await options.withServices(clock: clock.wallClock, logger: logger) { services in
            var demo = Demo(services: services, clock: clock, media: URL(filePath: media))
            try await demo.load()
        }
        try Data("The demo is complete.\n".utf8).write(to: marker(in: loading))
        try manager.moveItem(atPath: loading, toPath: self.options.data)
        print("The demo is loaded into '\(self.options.data)'.")
        DemoPeople.printLogins()
    }

    private func marker(in folder: String) -> URL { URL(filePath: folder).appending(path: "demo") }
}
