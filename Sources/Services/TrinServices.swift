package import Domain
package import Foundation
package import Logging
package import ServiceLifecycle
package import Store

/// Everything that the server and the commands need to know.
package struct ServiceConfiguration: Sendable {
    /// The folder of uploads and videos.
    package var media: URL
    /// The municipality's IANA zone.
    package var zone: Zone
    /// The program that has the `media-worker` command.
    package var worker: URL
    package var uploads: UploadService.Limits
    package var disk: DiskGauge
    /// Bytes of memory for what is played a lot.
    package var mediaCache: Int
    /// Days that events which were set aside are kept untouched; 0 for ever.
    package var daysOfDeadLetters: Int
    /// The binary logarithm of scrypt's N.
    package var passwordCost: Int

    package init(
        media: URL, zone: Zone, worker: URL, uploads: UploadService.Limits = UploadService.Limits(),
        disk: DiskGauge = .system,
        mediaCache: Int = 256 << 20, daysOfDeadLetters: Int = 90, passwordCost: Int = 17
    ) {
        self.media = media
        self.zone = zone
        self.worker = worker
        self.uploads = uploads
        self.disk = disk
        self.mediaCache = mediaCache
        self.daysOfDeadLetters = daysOfDeadLetters
        self.passwordCost = passwordCost
    }
}

/// The services, put together once for the server, the commands and tests.
package struct TrinServices: Sendable {
    package let database: any Database
    package let clock: WallClock
    package let zone: Zone
    /// Counts the changes of what is played.
    package let version: ContentVersion
    package let mediaCache: MediaFileCache
    package let accounts: AccountService
    package let citizens: CitizenService
    package let library: LibraryService
    package let uploads: UploadService
    package let programmes: ProgrammeService
    package let plans: PlanService
    package let planning: PlanningService
    package let planner: PlanningRunner
    package let calendars: CalendarService
    package let playback: PlaybackService
    package let devices: DeviceService
    package let telemetry: TelemetryService
    package let deadLetters: DeadLetterService
    /// How long they are kept; 0 for ever.
    package let daysOfDeadLetters: Int
    package let erasure: ErasureService
    package let players: PlayerReports
    package let results: ResultService
    package let levels: LevelService
    package let flags: FlagService
    package let live: LiveService
    package let exports: ExportService
    package let jobs: JobRunner
    package let bell: JobBell
    package let clips: SessionClips
    package let writer: TelemetryWriter
    private let housekeeping: Housekeeping
    private let keeper: SessionClipKeeper
    private let flagKeeper: FlagKeeper

    package init(
        _ configuration: ServiceConfiguration, database: any Database, clock: WallClock = .system, logger: Logger
    ) throws {
        let folder = try MediaFolder(root: configuration.media)
        let version = ContentVersion()
        self.version = version
        mediaCache = MediaFileCache(bytes: configuration.mediaCache)
        let reports = VideoReports(database: database, clock: clock, version: version)
        let (bare, database) = (database, WatchedDatabase(database, version: version))
        bell = JobBell()
        self.database = database
        self.clock = clock
        zone = configuration.zone
        accounts = AccountService(
            database: bare, clock: clock, hasher: PasswordHasher(cost: configuration.passwordCost))
        citizens = CitizenService(database: database, clock: clock)
        library = LibraryService(database: database, clock: clock, folder: folder, reports: reports, bell: bell)
        uploads = UploadService(
            database: database, clock: clock, folder: folder, jobs: bell, limits: configuration.uploads,
            disk: configuration.disk)
        clips = SessionClips(database: database, clock: clock, zone: configuration.zone, bell: bell)
        programmes = ProgrammeService(database: database, clock: clock, clips: clips)
        plans = PlanService(database: database, clock: clock, zone: configuration.zone)
        let planningBell = JobBell()
        planning = PlanningService(database: database, clock: clock, zone: configuration.zone, bell: planningBell)
        // What it writes changes nothing that is played.
        planner = PlanningRunner(
            database: bare, clock: clock, zone: configuration.zone, bell: planningBell, logger: logger)
        calendars = CalendarService(database: bare, clock: clock, zone: configuration.zone)
        playback = PlaybackService(database: database, clock: clock, zone: configuration.zone, reports: reports)
        // What these write changes nothing that is played, and often.
        devices = DeviceService(database: bare, clock: clock)
        writer = TelemetryWriter(database: bare, clock: clock, logger: logger)
        telemetry = TelemetryService(writer: writer, clock: clock, predecessors: devices.predecessors)
        deadLetters = DeadLetterService(database: bare, clock: clock)
        erasure = ErasureService(database: database, clock: clock)
        players = PlayerReports(database: bare, clock: clock, logger: logger)
        results = ResultService(database: bare, clock: clock, zone: configuration.zone)
        levels = LevelService(database: bare, clock: clock, zone: configuration.zone)
        flags = FlagService(database: bare, clock: clock, zone: configuration.zone)
        live = LiveService(database: bare, clock: clock)
        exports = ExportService(database: bare)
        flagKeeper = FlagKeeper(flags: flags, clock: clock, logger: logger)
        jobs = JobRunner(
            database: database, clock: clock, folder: folder, bell: bell,
            worker: MediaWorker(executable: configuration.worker), logger: logger)
        keeper = SessionClipKeeper(clips: clips, folder: folder, logger: logger)
        daysOfDeadLetters = configuration.daysOfDeadLetters
        housekeeping = Housekeeping(
            database: database, clock: clock, uploads: uploads, folder: folder,
            daysOfDeadLetters: configuration.daysOfDeadLetters, logger: logger)
    }

    /// Brings what a crash left behind in order, before anything else runs.
    ///
    /// - Parameter alone: whether no other process serves this database.
    package func recover(alone: Bool) async throws {
        if alone {
            let known = try await database.write { connection in
                try connection.requeueRunningJobs()
                try connection.requeuePlanningJobs()
                return MediaFolder.Known(
                    videos: try connection.videoIDs(), uploads: try connection.uploadIDs(),
                    jobs: try connection.openJobs())
            }
            try library.folder.sweep(keeping: known)
        }
        try await clips.order(retrying: true)
    }

    /// Removes what is over, as is done now and then while a server runs.
    package func sweep() async throws { try await housekeeping.sweep() }

    /// What runs for as long as the server does, in the order of dependence.
    package var background: [any Service] { [writer, players, jobs, planner, keeper, flagKeeper, housekeeping] }
}
