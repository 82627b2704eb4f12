import Domain
import Foundation
import Media
import Services
import Store

extension House {
    static let tuesdayAtTen = MinuteOfDay(600)!

    /// An exercise without a video.
    func exercise(_ name: String = "Rejse sig", repetitionsInVideo: Int = 5) async throws -> Exercise {
        let exercise = Exercise(
            id: .new(at: clock.now), name: LocalizedText([.danish: name, .english: name + " (en)"]),
            instruction: LocalizedText([.danish: "Hold ryggen rank."]), repetitionsInVideo: repetitionsInVideo)
        try await database.write { [clock] in try $0.insert(exercise, at: clock.now) }
        return exercise
    }

    /// A programme with that exercise twice: 2 × 10 repetitions, 1 × 30 s.
    func programme(of exercise: Exercise, rest: Int = 20) async throws -> Programme {
        try await services.programmes.create(
            name: "Styrke",
            items: [
                Programme.Item(exercise: exercise.id, dose: Dose(sets: 2, amount: .repetitions(10), rest: rest)!),
                Programme.Item(exercise: exercise.id, dose: Dose(sets: 1, amount: .seconds(30), rest: 0)!),
            ])
    }

    func draft(
        _ programme: ID<Programme>, start: String = "2026-10-01", weeks: Int = 6,
        weekdays: Set<Weekday> = [.tuesday, .friday]
    ) -> PlanService.Draft {
        PlanService.Draft(
            citizen: citizen.id, programme: programme, mode: .assisted, goal: " Op af stolen ",
            start: CivilDate(start)!, weeks: weeks, weekdays: weekdays, time: Self.tuesdayAtTen)
    }

    /// A plan of `citizen` and its sessions by start.
    func prescribed(weeks: Int = 6) async throws -> (plan: Plan, sessions: [Session]) {
        let programme = try await programme(of: try await exercise())
        let plan = try await services.plans.prescribe(draft(programme.id, weeks: weeks), by: therapist)
        return (plan, try await services.plans.summaries(of: citizen.id).map(\.session))
    }

    /// The plans of `citizen`, newest first.
    func plans() async throws -> [Plan] {
        let dossier = try await services.citizens.dossier(
            of: citizen.id, today: services.plans.today, for: therapist)
        return dossier.plans.map(\.plan)
    }

    /// A tablet that was paired as in real life, and its token.
    func tablet(_ citizen: Citizen? = nil) async throws -> (device: Device, token: String) {
        let pairing = try await services.devices.beginPairing()
        try await services.devices.approve(
            code: pairing.code, name: "Tablet 7", citizen: (citizen ?? self.citizen).id, by: therapist)
        guard case .approved(let device, let secret) = try await services.devices.pairing(token: pairing.token.text)
        else { throw ServiceError(.invalid, "The pairing was not approved.") }
        return (device, secret.text)
    }

    /// Another citizen of a unit.
    func neighbour(in unit: Domain.Unit) async throws -> Citizen {
        try await services.citizens.create(
            CitizenService.Draft(
                givenName: "Bo", familyName: "Bæk", birthYear: 1938, unit: unit.id, language: .swedish),
            by: therapist)
    }

    /// What `video.json` of a ready video says.
    func report(of video: ID<Video>) async throws -> VideoReport? {
        try await VideoReports(database: database).report(of: video)
    }

    /// The text of the same, as it is stored.
    func reportText(of video: ID<Video>) async throws -> String? {
        try await database.read { try $0.videoReport(video) }
    }

    /// Makes the video of an exercise, or a rest clip, as if a worker had.
    @discardableResult
    func ready(_ exercise: ID<Exercise>?, rest: Int? = nil, seconds: Double) async throws -> ID<Video> {
        let report = SampleReport.make(seconds: seconds)
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        let video = Video(
            id: .new(at: clock.now), exercise: exercise, state: .processing, fileName: "a.mp4", createdAt: clock.now)
        return try await database.write { connection in
            let present = try rest.flatMap { rest in try connection.restVideos().first { $0.seconds == rest }?.id }
            if present == nil { try connection.insert(video, restSeconds: rest) }
            try connection.publishVideo(present ?? video.id, duration: seconds, report: text)
            return present ?? video.id
        }
    }

    /// Makes an ordered video ready as if a worker had.
    func publish(_ video: ID<Video>, seconds: Double) async throws {
        let text = String(decoding: try JSONEncoder().encode(SampleReport.make(seconds: seconds)), as: UTF8.self)
        try await database.write { try $0.publishVideo(video, duration: seconds, report: text) }
    }
}
