import ArgumentParser
import Domain
import Foundation
import Logging
import Services
import Store

/// Where a municipality's data lies: the options of every command that
/// works on it.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder of uploads, videos and, with SQLite, the database.")
    var data = "data"

    @Option(help: "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME; a SQLite file in the data folder by default.")
    var database: String?

    @Option(help: "The municipality's time zone.")
    var zone = "Europe/Copenhagen"

    @Option(help: ArgumentHelp("The program that decodes uploads; this one by default.", visibility: .hidden))
    var worker: String?

    /// Whether no other process can serve the database at the same time.
    var isAlone: Bool { address.hasPrefix("sqlite:") }

    private var address: String {
        database ?? "sqlite:" + URL(filePath: data).appending(path: "trin.sqlite").path
    }

    /// Opens everything, brings it in order, and gives it to `body`.
    func withServices(
        clock: WallClock = .system, logger: Logger, configure: (inout ServiceConfiguration) throws -> Void = { _ in },
        _ body: (TrinServices) async throws -> Void
    ) async throws {
        guard let zone = Zone(zone) else {
            throw ValidationError("The zone '\(zone)' is unknown; use an IANA name such as Europe/Copenhagen.")
        }
        // Health data: what is made here is nobody else's to read.
        umask(0o077)
        let folder = URL(filePath: data)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try await openDatabase(DatabaseAddress(address), logger: logger)
        do {
            var configuration = ServiceConfiguration(
                media: folder.appending(path: "media"), zone: zone,
                worker: try worker.map { URL(filePath: $0) } ?? Self.program())
            try configure(&configuration)
            let services = try TrinServices(configuration, database: database, clock: clock, logger: logger)
            try await body(services)
        } catch {
            try? await database.close()
            throw error
        }
        try await database.close()
    }

    /// This program's own file, for the worker processes.
    private static func program() throws -> URL {
        guard let url = Bundle.main.executableURL else {
            throw ValidationError("The program's own file cannot be found; start trin by its path.")
        }
        return url
    }
}
