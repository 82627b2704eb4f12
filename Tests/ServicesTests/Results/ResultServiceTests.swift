import Domain
import Foundation
import Ingest
import Services
import Store
import Testing

@Suite("ResultService")
struct ResultServiceTests {
    private func draft(
        _ completion: HandResult.Completion, pain: Int? = nil, reason: String = "", seen: Int? = nil
    ) -> ResultService.Draft {
        ResultService.Draft(
            completion: completion, pain: pain, comment: " Uden tablet ", reason: reason, seenEvents: seen)
    }

    @Test("A training without a tablet is noted by hand, and counts", arguments: Engine.allCases)
    func note(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (_, sessions) = try await house.prescribed(weeks: 1)
            house.clock.advance(days: 3)
            let results = house.services.results
            let note = try await results.note(draft(.done, pain: 3), on: sessions[0].id, by: house.therapist)
            #expect(note.comment == "Uden tablet" && note.reason == nil && note.seenEvents == 0)
            let dossier = try await results.dossier(of: sessions[0].id, for: house.therapist)
            #expect(dossier.hands == [note] && dossier.versions == [])
            #expect(dossier.summary.result?.pain == 3 && dossier.summary.tablet == nil)
            #expect(dossier.summary.status(today: results.today) == .done)
        }
    }

    @Test("A correction needs a reason; a late event doesn't overwrite it, and both stay", arguments: Engine.allCases)
    func correction(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(days: 2)
            let results = house.services.results
            let early = Array(story.training.prefix(7))
            let late = story.training[7]
            try await house.writing {
                _ = try await house.services.writer.store(try story.batch(early))
                try await expectRefusal(.invalid) {
                    try await results.note(draft(.partly), on: story.session, by: house.therapist)
                }
                try await results.note(
                    draft(.partly, pain: 4, reason: "Stoppede før tid"), on: story.session, by: house.therapist)
                house.clock.advance(days: 3)
                let receipt = try await house.services.writer.store(try story.batch([late], at: house.clock.now))
                #expect(receipt.stored == 1)
            }
            let dossier = try await results.dossier(of: story.session, for: house.therapist)
            #expect(dossier.summary.result?.completion == .partly && dossier.summary.result?.pain == 4)
            #expect(dossier.summary.tablet?.completion == .done && dossier.summary.tablet?.pain == 2)
            #expect(dossier.summary.hasNewsAfterHand && dossier.summary.version == 3)
            let (first, version) = (try #require(dossier.versions.first), try #require(dossier.versions.last))
            #expect(first.before == nil && first.causes.count == 7)
            #expect(version.before == first.after && first.after.pain == nil && version.after.pain == 2)
            #expect(version.causes.map(\.type) == ["trin.feedback.given"])
            #expect(version.delay > 4.9 * 86_400 && version.delay < 5.1 * 86_400)
            let known = try await house.services.citizens.dossier(
                of: house.citizen.id, today: results.today, for: house.therapist)
            #expect(known.versions == [version, first])
        }
    }

    @Test("What is out of range, too early or somebody else's is refused")
    func refusals() async throws {
        try await House.with { house in
            let (_, sessions) = try await house.prescribed(weeks: 1)
            let results = house.services.results
            let late = try #require(sessions.last).id
            try await expectRefusal(.conflict) { try await results.note(draft(.done), on: late, by: house.therapist) }
            house.clock.advance(days: 10)
            try await expectRefusal(.invalid) {
                try await results.note(draft(.done, pain: 11), on: late, by: house.therapist)
            }
            try await expectRefusal(.notFound) { try await results.note(draft(.done), on: late, by: house.stranger) }
            try await expectRefusal(.notFound) { try await results.dossier(of: late, for: house.stranger) }
            try await expectRefusal(.notFound) {
                try await house.services.citizens.dossier(
                    of: house.citizen.id, today: results.today, for: house.stranger)
            }
        }
    }

    @Test("A session that staff noted as not done was missed, also on its day")
    func notDone() async throws {
        try await House.with { house in
            let (story, sessions) = try await house.tabletStory()
            try await house.writing { _ = try await house.services.writer.store(try story.batch(story.training)) }
            house.clock.advance(days: 1)
            let results = house.services.results
            try await results.note(
                draft(.notDone, reason: "Det var en gæst"), on: story.session, by: house.therapist)
            let dossier = try await results.dossier(of: story.session, for: house.therapist)
            #expect(dossier.summary.result == nil && dossier.summary.tablet?.completion == .done)
            #expect(dossier.summary.status(today: sessions[0].date) == .missed)
        }
    }
}
