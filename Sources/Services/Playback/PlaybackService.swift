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
        guard let text = try script.stream().playlist(named: name) else {
            throw ServiceError(.notFound, "Session \(id) has no playlist '\(name)'.")
        }
        return text
    }

    /// Captions as WebVTT: `da.vtt` those of the whole session, `da-12.vtt`
    /// those of one part of its stream.
    package func captions(named name: String, of id: ID<Session>, for viewer: Viewer) async throws -> String {
        let script = try await script(of: id, for: viewer)
        let part = Captions.Part(name: name)
        let language = part?.language ?? Language.allCases.first { name == "\($0.rawValue).vtt" }
        guard let language, script.captionLanguages.contains(language),
            let captions = try part.map(script.captions) ?? script.captions(in: language)
        else { throw ServiceError(.notFound, "Session \(id) has no captions '\(name)'.") }
        return captions.webVTT
    }

    /// What today holds for the citizen of a tablet.
    package func today(for device: Device) async throws -> DeviceToday {
        let now = clock.now
        let today = zone.date(at: now)
        guard let id = device.citizen else {
            return DeviceToday(device: device, citizen: nil, now: now)
        }
        let (citizen, summaries) = try await database.read { connection in
            (try connection.citizen(id), try connection.summaries(of: id, from: today))
        }
        guard let citizen else { return DeviceToday(device: device, citizen: nil, now: now) }
        let standing = summaries.filter { $0.session.cancelledAt == nil }
        // A test is no film to be played.
        let open = standing.filter { $0.session.kind == .training }
        let tests = standing.filter { $0.session.kind == .checkpoint && $0.session.date == today }
        var sessions: [DeviceToday.Session] = []
        for summary in open where summary.session.date == today {
            let script = try await script(of: summary.session.id, for: .device(device))
            sessions.append(DeviceToday.Session(summary, script: script, today: today))
        }
        let next = open.first { $0.session.date > today }
        return DeviceToday(
            device: device, citizen: citizen, sessions: sessions,
            tests: tests.map { DeviceToday.Test($0, today: today) }, next: next?.session, now: now)
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
        let material = try await database.read { try SessionMaterial($0, programme, in: language) }
        var clips: [ID<Exercise>: Clip] = [:]
        var mirrors: [ID<Exercise>: Clip] = [:]
        for exercise in material.exercises {
            clips[exercise.id] = try await clip(exercise.video)
            guard exercise.filmedSide != nil, let mirror = exercise.mirroredVideo else { continue }
            mirrors[exercise.id] = try await self.mirror(
                mirror, like: material.originals[mirror], of: clips[exercise.id])
        }
        var rests = Rests()
        for video in material.countdowns {
            if let clip = try await clip(video) { rests.plain.append(clip) }
        }
        for (next, videos) in material.cards {
            for video in videos {
                if let clip = try await clip(video) { rests.cards[next, default: []].append(clip) }
            }
        }
        return SessionScript(
            language: language, programme: programme,
            exercises: Dictionary(material.exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            clips: clips, mirrors: mirrors, rests: rests, captions: material.captions)
    }

    private func clip(_ video: ID<Video>?) async throws -> Clip? {
        guard let video, let report = try await reports.report(of: video) else { return nil }
        return Clip(report: report, base: "/media/\(video)/")
    }

    /// Spoken instructions are stored with the video as it was filmed; its
    /// mirrored version is cut alike and shares them.
    private func mirror(_ video: ID<Video>, like original: ID<Video>?, of clip: Clip?) async throws -> Clip? {
        guard var mirror = try await self.clip(video) else { return nil }
        if let clip, let original, clip.base == "/media/\(original)/",
            mirror.report.audio.fragments.map(\.duration) == clip.report.audio.fragments.map(\.duration)
        {
            mirror.report.spoken = clip.report.spoken
            mirror.spokenBase = clip.base
        }
        return mirror
    }
}
