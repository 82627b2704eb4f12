import Domain
import Foundation
import Services
import Testing

@testable import Web

@Suite struct DraftOverlayTests {
    /// The unit's week before and under a draft that does something to the
    /// first session.
    private struct Weeks {
        let localizer: Localizer
        let plain: WeekMaterial
        let drafted: WeekMaterial
        let session: Session

        init(
            _ site: Site, _ week: PlannedWeek, isPublished: Bool,
            _ change: (SessionPlace, StaffMember) -> SessionPlace?
        ) async throws {
            let (planning, planner) = (site.services.planning, site.people.planner.staff)
            if isPublished { _ = try await planning.publish(try await week.plan(site).id, by: planner) }
            let session = try await week.session(try week.first.id, site)
            let board = try await planning.board(site.people.north.id, week: session.date, for: planner)
            let draft = WeekDraft(
                id: .new(at: site.services.clock.now), unit: board.unit.id, monday: board.monday, origin: .absence,
                createdAt: site.services.clock.now, createdBy: planner.id, ledger: [], bound: nil)
            let item = WeekDraft.Item(
                session: session.id, sequence: session.sequence, before: session.place,
                after: change(session.place, week.trainer))
            localizer = try Localizer(.danish, strings: Assets.folder.appending(path: "strings"))
            plain = WeekMaterial(board, mayPlan: true, localizer)
            drafted = WeekMaterial(
                board, mayPlan: true, overlay: DraftOverlay(draft, [item], board), localizer)
            self.session = session
        }

        func load(_ material: WeekMaterial, of trainer: StaffMember) throws -> String {
            let row = try #require(
                material.resources(.staff, localizer).first { $0.id == trainer.id.description })
            return row.load(localizer).text
        }

        /// The row of the material's that a session comes to.
        func goal(_ rows: WeekView.Rows) -> String? {
            drafted.resources(rows, localizer)
                .first { $0.coming.contains { $0.session.id == session.id } }?.name
        }
    }

    @Test("a session that keeps its time and its trainer counts among the trainer's minutes")
    func stays() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let weeks = try await Weeks(site, week, isPublished: true) { place, _ in
                var place = place
                place.room = .new(at: site.services.clock.now)
                return place
            }
            #expect(weeks.drafted.overlay?.changes.count == 1)
            let load = try weeks.load(weeks.drafted, of: week.trainer)
            #expect(try load == weeks.load(weeks.plain, of: week.trainer))
        }
    }

    @Test("a session that loses its place counts no more, and comes to those that nobody has")
    func lost() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let weeks = try await Weeks(site, week, isPublished: true) { _, _ in nil }
            #expect(try weeks.load(weeks.drafted, of: week.trainer).contains("→"))
            #expect(weeks.goal(.staff) == "Uden medarbejder")
        }
    }

    @Test("a session that moves where it needs nothing comes to its new time in the same row")
    func moves() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let weeks = try await Weeks(site, week, isPublished: true) { place, _ in
                var place = place
                place.time = MinuteOfDay(MinuteOfDay("11:30") == place.time ? 600 : 690) ?? .midnight
                return place
            }
            let row = weeks.drafted.resources(.room, weeks.localizer).first { $0.id.isEmpty }
            #expect(weeks.goal(.room) == row?.name && row?.leaving == [weeks.session.id])
        }
    }

    @Test("what the draft gives a place no longer lacks one, and what it is silent about still does")
    func lacking() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let weeks = try await Weeks(site, week, isPublished: false) { place, trainer in
                SessionPlace(place.date, place.time, staff: trainer.id)
            }
            func lacking(_ material: WeekMaterial) -> Set<ID<Session>> {
                Set(material.lacking.map(\.summary.session.id))
            }
            let before = lacking(weeks.plain)
            #expect(before.contains(weeks.session.id))
            #expect(lacking(weeks.drafted) == before.subtracting([weeks.session.id]))
        }
    }
}
