import Domain
import Services
import Testing

@Suite("CitizenService")
struct CitizenServiceTests {
    static func draft(
        _ givenName: String = " Bodil ", year: Int? = 1940, unit: ID<Domain.Unit>
    ) -> CitizenService.Draft {
        CitizenService.Draft(
            givenName: givenName, familyName: " Bæk ", birthYear: year, unit: unit, language: .danish)
    }

    @Test("Staff of a unit see and add its citizens, and do not learn of others")
    func scope() async throws {
        try await House.with { house in
            let citizens = house.services.citizens
            let bodil = try await citizens.create(Self.draft(unit: house.south.id), by: house.stranger)
            #expect(bodil.fullName == "Bodil Bæk")
            #expect(try await citizens.citizens(for: house.stranger) == [bodil])
            #expect(try await citizens.citizens(for: house.therapist).count == 2)
            #expect(try await citizens.citizen(bodil.id, for: house.stranger) == bodil)
            #expect(
                try await code { try await citizens.citizen(house.citizen.id, for: house.stranger) } == .notFound)
            #expect(
                try await code { try await citizens.create(Self.draft(unit: house.north.id), by: house.stranger) }
                    == .forbidden)
        }
    }

    @Test("What cannot be is refused with its reason")
    func refused() async throws {
        try await House.with { house in
            let cases: [(CitizenService.Draft, ServiceError.Reason)] = [
                (Self.draft(" ", unit: house.north.id), .citizenName),
                (Self.draft(year: 1889, unit: house.north.id), .birthYear),
                (Self.draft(year: 2027, unit: house.north.id), .birthYear),
                (Self.draft(unit: .new(at: house.clock.now)), .unit),
            ]
            for (draft, reason) in cases {
                let error = await #expect(throws: ServiceError.self) {
                    try await house.services.citizens.create(draft, by: house.therapist)
                }
                #expect(error?.code == .invalid && error?.reason == reason)
            }
        }
    }

    @Test("A dossier holds what the unit's own people may read of a citizen", arguments: Engine.allCases)
    func dossier(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (plan, sessions) = try await house.prescribed()
            let citizens = house.services.citizens
            let today = house.services.plans.today
            let dossier = try await citizens.dossier(of: house.citizen.id, today: today, for: house.therapist)
            #expect(dossier.citizen == house.citizen && dossier.unit == house.north)
            #expect(dossier.plans.map(\.plan) == [plan])
            #expect(dossier.summaries.map(\.session) == sessions)
            #expect(dossier.programmes.map(\.id) == [plan.programme])
            #expect(dossier.versions.isEmpty && dossier.devices.isEmpty && dossier.staff.isEmpty)
            #expect(
                try await code {
                    try await citizens.dossier(of: house.citizen.id, today: today, for: house.stranger)
                } == .notFound)
        }
    }

    @Test("A unit's name is taken once", arguments: Engine.allCases)
    func units(engine: Engine) async throws {
        try await House.with(engine) { house in
            try await house.services.citizens.createUnit(name: " Øst ")
            #expect(try await code { try await house.services.citizens.createUnit(name: "Øst") } == .conflict)
            #expect(try await code { try await house.services.citizens.createUnit(name: " ") } == .invalid)
            #expect(Set(try await house.services.citizens.units().map(\.name)) == ["Nord", "Syd", "Øst"])
        }
    }
}
