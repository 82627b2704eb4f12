import Domain
import Services
import Store
import Testing

@Suite("CalendarService")
struct CalendarServiceTests {
    private static func words(_ language: Language) -> CalendarWords {
        CalendarWords(
            training: "training-\(language.rawValue)", groupTraining: "group", checkpoint: "test", trainer: "with {1}")
    }

    private func feed(_ house: House, _ secret: Secret) async throws -> [String] {
        let text = try await house.services.calendars.feed(token: secret.text) { Self.words($0) }
        return text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test("A citizen's calendar has the sessions, with called-off ones told as such", arguments: Engine.allCases)
    func citizen(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (_, sessions) = try await house.prescribed()
            let (_, secret) = try await house.services.calendars.create(
                for: .citizen(house.citizen.id), naming: .initials, by: house.therapist)
            let before = try await feed(house, secret)
            #expect(before.count { $0 == "BEGIN:VEVENT" } == sessions.count)
            #expect(before.contains("UID:\(sessions[0].id)@trin"))
            #expect(before.contains("DTSTART;TZID=Europe/Copenhagen:20261002T100000"))
            #expect(before.contains("SUMMARY:training-da"))
            #expect(!before.contains("STATUS:CANCELLED"))
            // Nothing that says who or what for.
            #expect(!before.contains { $0.contains("Øster") || $0.contains("Styrke") || $0.contains("stolen") })
            // The same until something changes.
            #expect(try await feed(house, secret) == before)

            try await house.services.plans.cancel(sessions[1].id, by: house.therapist)
            let after = try await feed(house, secret)
            #expect(after.count { $0 == "STATUS:CANCELLED" } == 1)
            #expect(after.count { $0 == "SEQUENCE:1" } == 1)
        }
    }

    @Test("Staff and unit calendars name citizens as far as their link allows", arguments: Engine.allCases)
    func naming(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planner = try await house.planner()
            let trainer = try await house.trainer("mie", by: planner)
            var session = try #require(try await house.prescribed().sessions.first)
            session.staff = trainer.staff
            try await house.database.write { [session] in try $0.update(session) }
            let calendars = house.services.calendars
            let (_, initials) = try await calendars.create(for: .staff(trainer.staff), naming: .initials, by: planner)
            let (_, given) = try await calendars.create(for: .unit(house.north.id), naming: .givenName, by: planner)
            let own = try await feed(house, initials)
            #expect(own.count { $0 == "BEGIN:VEVENT" } == 1)
            #expect(own.contains("SUMMARY:training-da · Å.Ø."))
            let unit = try await feed(house, given)
            #expect(unit.contains("SUMMARY:training-da · Åse · Mie"))
            #expect(unit.contains("SUMMARY:training-da · Åse"))
        }
    }

    @Test("An address that was ended, or whose member of staff left, answers no more", arguments: Engine.allCases)
    func ended(engine: Engine) async throws {
        try await House.with(engine) { house in
            let calendars = house.services.calendars
            let planner = try await house.planner()
            let (link, secret) = try await calendars.create(for: .unit(house.north.id), naming: .initials, by: planner)
            #expect(try await calendars.links(for: house.stranger).isEmpty)
            #expect(try await code { try await calendars.end(link.id, by: house.stranger) } == .notFound)
            _ = try await feed(house, secret)
            #expect(try await calendars.links(for: planner).map(\.link.lastReadAt) == [house.clock.now])
            try await calendars.end(link.id, by: planner)
            #expect(try await code { try await feed(house, secret) } == .notFound)
            #expect(try await calendars.links(for: planner).isEmpty)

            let (_, own) = try await calendars.create(
                for: .staff(house.stranger.id), naming: .initials, by: house.stranger)
            _ = try await feed(house, own)
            try await house.database.write { [house] in try $0.endStaff(house.stranger.id, at: house.clock.now) }
            #expect(try await code { try await feed(house, own) } == .notFound)
            #expect(try await code { try await feed(house, Secret()) } == .notFound)
        }
    }

    @Test("Nobody gives away a calendar that is not theirs to see")
    func refused() async throws {
        try await House.with { house in
            let calendars = house.services.calendars
            let subjects: [CalendarLink.Subject] = [
                .citizen(house.citizen.id), .unit(house.north.id), .unit(house.south.id), .staff(house.therapist.id),
            ]
            for subject in subjects {
                let refusal = try await code {
                    try await calendars.create(for: subject, naming: .initials, by: house.stranger)
                }
                #expect(refusal == .notFound, "\(subject)")
            }
        }
    }
}
