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

    @Test("The rest clips that a programme needs are ordered once", arguments: Engine.allCases)
    func rests(engine: Engine) async throws {
        try await House.with(engine) { house in
            let exercise = try await house.exercise()
            let items = try [45, 45, 120, 0].map {
                Programme.Item(exercise: exercise.id, dose: try Self.dose(rest: $0))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<4 {
                    group.addTask { try await house.services.programmes.create(name: "P\(number)", items: items) }
                }
                try await group.waitForAll()
            }
            let rests = try await house.database.read { try $0.restVideos() }
            #expect(Set(rests.map(\.seconds)).isSuperset(of: [45, 120]))
            #expect(rests.count == Set(rests.map(\.seconds)).count)
            #expect(try await house.database.read { try $0.unfinishedJobs() } == rests.count)

            let failed = try #require(rests.first)
            try await house.database.write { try $0.failVideo(failed.id, because: "No room.") }
            try await house.services.programmes.create(name: "Another")
            #expect(try await house.services.library.video(failed.id).video.state == .processing)
        }
    }
}
