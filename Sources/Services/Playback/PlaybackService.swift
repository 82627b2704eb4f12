package import Domain
import Foundation
package import Media
package import Store

/// What a session plays: its timeline, its one stream, its captions.
package struct PlaybackService: Sendable {
    let database: any Database
    let clock: WallClock
    let zone: Zone
    let reports: VideoReports

    package init(database: any Database, clock: WallClock, zone: Zone, reports: VideoReports) {
        self.database = database
        self.clock = clock
        self.zone = zone
        self.reports = reports
    }

    /// Who wants to play a session: the citizen's own tablet, or staff who
    /// may see the citizen.
    package enum Viewer: Sendable {
        case device(Device)
        case staff(StaffMember)

        func maySee(_ citizen: Citizen) -> Bool {
            switch self {
            case .device(let device): device.citizen == citizen.id
            case .staff(let staff): staff.unit == nil || staff.unit == citizen.unit
            }
        }
    }

    /// The timeline as tablets get it.
    package func timeline(of id: ID<Session>, for viewer: Viewer) async throws -> TimelineDocument {
        let script = try await script(of: id, for: viewer)
        return TimelineDocument(
            session: id, timeline: try script.timeline(), base: "/media/sessions/\(id)/",
            captions: script.captionLanguages)
    }

    /// The text of one of the stream's playlists, such as `main.m3u8`.
    package func playlist(_ name: String, of id: ID<Session>, for viewer: Viewer) async throws -> String {
        let script = try await script(of: id, for: viewer)
        let stream = StitchedStream(try script.timeline(), language: script.language)
        guard let text = stream.playlist(named: name) else {
            throw ServiceError(.notFound, "Session \(id) has no playlist '\(name)'.")
        }
        return text
    }

    /// The captions of the whole session in one language, as WebVTT.
    package func captions(
        in language: Language, of id: ID<Session>, for viewer: Viewer
    ) async throws -> String {
        let script = try await script(of: id, for: viewer)
        guard script.captionLanguages.contains(language) else {
            throw ServiceError(.notFound, "Session \(id) has no captions in '\(language.rawValue)'.")
        }
        return try script.captions(in: language).webVTT
    }

    /// What today holds for the citizen of a tablet.
    package func today(for device: Device) async throws -> DeviceToday {
        let now = clock.now
        let today = zone.date(at: now)
        guard let id = device.citizen else {
            return DeviceToday(device: device, citizen: nil, sessions: [], next: nil, now: now)
        }
        let (citizen, summaries) = try await database.read { connection in
            (try connection.citizen(id), try connection.summaries(of: id))
        }
        guard let citizen else { return DeviceToday(device: device, citizen: nil, sessions: [], next: nil, now: now) }
        let open = summaries.filter { $0.session.cancelledAt == nil }
        var sessions: [DeviceToday.Session] = []
        for summary in open where summary.session.date == today {
            let script = try await script(of: summary.session.id, for: .device(device))
            sessions.append(DeviceToday.Session(summary, script: script, today: today))
        }
        let next = open.first { $0.session.date > today }
        return DeviceToday(device: device, citizen: citizen, sessions: sessions, next: next?.session, now: now)
    }

    /// Seconds that each programme takes; a programme with something that is
    /// not ready has none.
    package func durations(of programmes: [Programme]) async throws -> [ID<Programme>: Double] {
        var durations: [ID<Programme>: Double] = [:]
        for programme in programmes {
            let script = try await script(of: programme, in: .danish)
            durations[programme.id] = try? script.timeline().duration
        }
        return durations
    }

    private func script(of id: ID<Session>, for viewer: Viewer) async throws -> SessionScript {
        let (summary, programme) = try await database.read { connection in
            guard let summary = try connection.summary(of: id), viewer.maySee(summary.citizen) else {
                throw ServiceError(.notFound, "There is no session \(id) for you.")
            }
            guard let programme = try connection.programme(summary.programme) else {
                throw ServiceError(.notFound, "The programme of session \(id) is gone.")
            }
            return (summary, programme)
        }
        return try await script(of: programme, in: summary.citizen.language)
    }

    private func script(of programme: Programme, in language: Language) async throws -> SessionScript {
        let (exercises, rests, captions) = try await database.read { connection in
            let exercises = try connection.exercises(programme.items.map(\.exercise))
            var captions: [ID<Video>: [Language: String]] = [:]
            for video in exercises.compactMap(\.video) { captions[video] = try connection.captions(of: video) }
            return (exercises, try connection.restVideos(), captions)
        }
        var clips: [ID<Exercise>: Clip] = [:]
        for exercise in exercises { clips[exercise.id] = try await clip(exercise.video) }
        var restClips: [Int: Clip] = [:]
        for rest in rests { restClips[rest.seconds] = try await clip(rest.id) }
        return SessionScript(
            language: language, programme: programme,
            exercises: Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            clips: clips, rests: restClips, captions: captions)
    }

    private func clip(_ video: ID<Video>?) async throws -> Clip? {
        guard let video, let report = try await reports.report(of: video) else { return nil }
        return Clip(report: report, base: "/media/\(video)/")
    }
}
