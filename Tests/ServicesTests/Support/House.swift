import Domain
import Foundation
import Logging
import Services
import Store

/// The services of a small municipality, on a database and in a folder of
/// their own.
struct House: Sendable {
    static let zone = "Europe/Copenhagen"

    let folder: URL
    let database: any Database
    let clock: TestClock
    let services: TrinServices
    let north = Domain.Unit(id: .new(at: TestClock.start), name: "Nord")
    let south = Domain.Unit(id: .new(at: TestClock.start), name: "Syd")
    /// May see everyone.
    let therapist: StaffMember
    /// May see the citizens of `south` only.
    let stranger: StaffMember
    /// Lives in `north`.
    let citizen: Citizen

    /// Runs `body` in a new house, torn down afterwards.
    static func with(
        _ engine: Engine = .sqlite, worker: URL = URL(filePath: "/nonexistent"),
        limits: UploadService.Limits = UploadService.Limits(), disk: DiskGauge = .system,
        parent: URL = FileManager.default.temporaryDirectory, _ body: (House) async throws -> Void
    ) async throws {
        let folder = parent.appending(path: "trin-services-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await engine.withDatabase(in: folder) { database in
            let house = try House(folder: folder, database: database, worker: worker, limits: limits, disk: disk)
            try await database.write { try house.furnish($0) }
            try await body(house)
        }
    }

    private init(
        folder: URL, database: any Database, worker: URL, limits: UploadService.Limits, disk: DiskGauge
    ) throws {
        self.folder = folder
        self.database = database
        let clock = TestClock()
        self.clock = clock
        services = try Self.services(folder, database, clock, worker: worker, limits: limits, disk: disk)
        let start = TestClock.start
        therapist = StaffMember(
            id: .new(at: start), userName: "mette", name: "Mette Bæk", roles: [.therapist], unit: nil,
            language: .danish)
        stranger = StaffMember(
            id: .new(at: start), userName: "sven", name: "Sven Ek", roles: [.therapist], unit: south.id,
            language: .swedish)
        citizen = Citizen(
            id: .new(at: start), unit: north.id, givenName: "Åse", familyName: "Øster", birthYear: 1941,
            language: .danish)
    }

    private func furnish(_ connection: any Connection) throws {
        for unit in [north, south] { try connection.insert(unit) }
        for staff in [therapist, stranger] { try connection.insert(staff, password: "none", at: TestClock.start) }
        try connection.insert(citizen, at: TestClock.start)
    }

    /// Other services on the same folder and database, as after a restart or
    /// in a second process.
    func another(worker: URL = URL(filePath: "/nonexistent")) throws -> TrinServices {
        try Self.services(folder, database, clock, worker: worker, limits: services.uploads.limits)
    }

    private static func services(
        _ folder: URL, _ database: any Database, _ clock: TestClock, worker: URL, limits: UploadService.Limits,
        disk: DiskGauge = .system
    ) throws -> TrinServices {
        guard let zone = Zone(zone) else { throw ServiceError(.invalid, "The zone \(zone) is unknown.") }
        return try TrinServices(
            ServiceConfiguration(
                media: folder.appending(path: "media"), zone: zone, worker: worker, uploads: limits, disk: disk,
                passwordCost: 10),
            database: database, clock: clock.wallClock, logger: .silent)
    }
}

/// The code of the ``ServiceError`` that `body` throws; nil when it throws
/// none.
func code<Value>(_ body: () async throws -> Value) async throws -> ServiceError.Code? {
    do {
        _ = try await body()
        return nil
    } catch let error as ServiceError {
        return error.code
    }
}
