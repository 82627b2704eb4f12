import Domain
import Services
import Store
import Testing

@Suite("ProgrammeService")
struct ProgrammeServiceTests {
    static func dose(rest: Int) throws -> Dose { try #require(Dose(sets: 3, amount: .repetitions(8), rest: rest)) }

    @Test("A programme comes back as it was made, changed and put away")
    func roundTrip() async throws {
        try await House.with { house in
            let programmes = house.services.programmes
            let exercise = try await house.exercise()
            var programme = try await programmes.create(name: " Balance ")
            #expect(programme.name == "Balance" && programme.items.isEmpty)
            programme.name = "Styrke"
            programme.items = [Programme.Item(exercise: exercise.id, dose: try Self.dose(rest: 0))]
            try await programmes.update(programme)
            #expect(try await programmes.programme(programme.id) == programme)
            try await programmes.archive(programme.id)
            #expect(try await programmes.all().isEmpty)
            let unknown = Programme(id: .new(at: house.clock.now), name: "Styrke", items: [])
            #expect(try await code { try await programmes.update(unknown) } == .notFound)
            #expect(try await code { try await programmes.programme(unknown.id) } == .notFound)
        }
    }

    @Test("A programme without a name, with too much or with an unknown exercise is refused")
    func refused() async throws {
        try await House.with { house in
            let item = Programme.Item(exercise: try await house.exercise().id, dose: try Self.dose(rest: 0))
            let unknown = Programme.Item(exercise: .new(at: house.clock.now), dose: item.dose)
            let cases: [(String, [Programme.Item], ServiceError.Reason)] = [
                (" ", [item], .programmeName), (String(repeating: "p", count: 101), [item], .programmeName),
                ("Styrke", Array(repeating: item, count: 51), .programmeLength),
                ("Styrke", [item, unknown], .exercise),
            ]
            for (name, items, reason) in cases {
                let error = await #expect(throws: ServiceError.self) {
                    try await house.services.programmes.create(name: name, items: items)
                }
                #expect(error?.code == .invalid && error?.reason == reason)
            }
            #expect(try await house.services.programmes.all().isEmpty)
        }
    }

    @Test("Programmes may begin and end with exercises of the library, and only with those")
    func interludes() async throws {
        try await House.with { house in
            let exercise = try await house.exercise()
            var programme = try await house.services.programmes.create(name: "Styrke", intro: exercise.id)
            #expect(try await house.services.programmes.all() == [programme])
            (programme.intro, programme.closing) = (nil, exercise.id)
            try await house.services.programmes.update(programme)
            #expect(try await house.services.programmes.programme(programme.id) == programme)
            programme.closing = .new(at: house.clock.now)
            #expect(try await code { try await house.services.programmes.update(programme) } == .invalid)
        }
    }
}
