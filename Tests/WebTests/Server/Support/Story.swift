import Domain
import Foundation
import Media
import Services
import Store
import Testing

/// A citizen of the north with a plan that begins today, a ready video, and
/// a paired tablet.
struct Story: Sendable {
    static let movie = (0..<2000).map { UInt8(truncatingIfNeeded: $0 * 7) }

    let citizen: Citizen
    let exercise: Exercise
    let video: Video
    let plan: Plan
    let session: ID<Session>
    let tablet: Tablet

    init(_ site: Site) async throws {
        let services = site.services
        let people = site.people
        let now = site.clock.now
        citizen = try await services.citizens.create(
            CitizenService.Draft(
                givenName: "Åse", familyName: "Øster", birthYear: 1941, unit: people.north.id, language: .danish),
            by: people.therapist.staff)
        let exercise = Exercise(
            id: .new(at: now), name: LocalizedText([.danish: "Rejse sig", .english: "Stand up"]),
            repetitionsInVideo: 10)
        let video = Video(
            id: .new(at: now), exercise: exercise.id, state: .processing, fileName: "rejse.mp4", createdAt: now)
        let report = String(decoding: try JSONEncoder().encode(Self.report), as: UTF8.self)
        try await services.database.write { connection in
            try connection.insert(exercise, at: now)
            try connection.insert(video)
            try connection.publishVideo(video.id, duration: 6, report: report)
            try connection.setCaptions(
                "WEBVTT\n\n00:00.000 --> 00:02.000\nRejs dig\n", language: .danish, of: video.id)
        }
        self.exercise = exercise
        self.video = video
        try Self.writeFiles(to: site.media.appending(path: "videos/\(video.id)"))
        let dose = try #require(Dose(sets: 1, amount: .repetitions(20), rest: 0))
        let programme = try await services.programmes.create(
            name: "Styrke", items: [Programme.Item(exercise: exercise.id, dose: dose)])
        plan = try await services.plans.prescribe(
            PlanService.Draft(
                citizen: citizen.id, programme: programme.id, mode: .independent, goal: "Op af stolen",
                start: services.plans.today, weeks: 2, weekdays: [.monday, .thursday],
                time: try #require(MinuteOfDay("10:00"))), by: people.therapist.staff)
        session = try #require(try await services.plans.summaries(of: citizen.id).first).session.id
        let pairing = try await services.devices.beginPairing()
        try await services.devices.approve(
            code: pairing.code, name: "Tablet 7", citizen: citizen.id, by: people.therapist.staff)
        guard case .approved(let device, let secret) = try await services.devices.pairing(token: pairing.token.text)
        else { throw StoryError.notPaired }
        tablet = Tablet(device: device, token: secret.text)
    }

    /// Another tablet, of a citizen of the south.
    static func stranger(_ site: Site) async throws -> Tablet {
        let services = site.services
        let neighbour = site.people.neighbour.staff
        let citizen = try await services.citizens.create(
            CitizenService.Draft(
                givenName: "Bo", familyName: "Sund", birthYear: nil, unit: site.people.south.id, language: .swedish),
            by: neighbour)
        let pairing = try await services.devices.beginPairing()
        try await services.devices.approve(code: pairing.code, name: "T", citizen: citizen.id, by: neighbour)
        guard case .approved(let device, let secret) = try await services.devices.pairing(token: pairing.token.text)
        else { throw StoryError.notPaired }
        return Tablet(device: device, token: secret.text)
    }

    private enum StoryError: Error { case notPaired }

    private static func writeFiles(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(movie).write(to: folder.appending(path: "360p.mp4"))
        try Data(movie).write(to: folder.appending(path: "audio.mp4"))
        try Data("#EXTM3U\n".utf8).write(to: folder.appending(path: "main.m3u8"))
        try Data([0xFF, 0xD8]).write(to: folder.appending(path: "poster.jpg"))
        try Data("secret".utf8).write(to: folder.appending(path: "notes.txt"))
        try Data("secret".utf8).write(to: folder.deletingLastPathComponent().appending(path: "secret.mp4"))
    }

    /// What a transcoding of six seconds reports.
    private static var report: VideoReport {
        let range = ByteRange(offset: 0, length: 100)
        let fragments = [0, 1, 2].map { index in
            Fragment(
                duration: 2, range: ByteRange(offset: 100 + index * 500, length: 500), keyFrameLength: 50,
                startsSegment: index == 0)
        }
        let picture = Track(
            name: "360p", file: "360p.mp4", playlist: "360p.m3u8", codecs: "avc1.64001e",
            size: Size(width: 640, height: 360), frameRate: 25, averageBandwidth: 400_000, peakBandwidth: 500_000,
            initialization: range, fragments: fragments)
        let audio = Track(
            name: "audio", file: "audio.mp4", playlist: "audio.m3u8", codecs: "mp4a.40.2",
            averageBandwidth: 128_000, peakBandwidth: 130_000, initialization: range,
            fragments: fragments.map { Fragment(duration: 2, range: $0.range, startsSegment: $0.startsSegment) })
        let source = SourceSummary(
            container: "mov", videoCodec: "h264", audioCodec: "aac", size: Size(width: 1280, height: 720),
            rotation: 0, variableFrameRate: false)
        return VideoReport(duration: 6, renditions: [picture], audio: audio, poster: "poster.jpg", source: source)
    }
}
