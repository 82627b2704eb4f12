import Domain
import Services
import Testing

@Suite("LibraryService")
struct LibraryServiceTests {
    @Test("An exercise keeps the video that is ready while a newer one is made")
    func newerVideo() async throws {
        try await House.with { house in
            let exercise = try await house.exercise()
            let first = try await house.ready(exercise.id, seconds: 10)
            house.clock.advance(seconds: 60)
            let upload = try await UploadServiceTests.begin(house, exercise: exercise.id)
            let second = try await house.services.uploads.append(
                UploadServiceTests.body(UploadServiceTests.bytes), to: upload, at: 0, for: house.therapist
            ).video
            let entry = try await house.services.library.entry(exercise.id)
            #expect(entry.exercise.video == first)
            #expect(entry.newest?.id == second && entry.newest?.state == .processing)
            #expect(try await house.services.library.entries().first?.job?.video == second)
        }
    }

    @Test("An exercise is described in words and numbers within their limits")
    func update() async throws {
        try await House.with { house in
            let library = house.services.library
            let exercise = try await house.exercise()
            let name = LocalizedText([.danish: "Rejse sig", .swedish: "Resa sig"])
            let long = LocalizedText([.danish: String(repeating: "x", count: 2001)])
            try await library.update(exercise.id, name: name, instruction: LocalizedText(), repetitionsInVideo: 8)
            let changed = try await library.entry(exercise.id).exercise
            #expect(changed.name == name && changed.repetitionsInVideo == 8)
            let cases: [(LocalizedText, LocalizedText, Int, ServiceError.Reason)] = [
                (LocalizedText([.danish: ""]), LocalizedText(), 8, .exerciseName), (long, name, 8, .exerciseName),
                (name, long, 8, .instruction), (name, name, -1, .repetitions), (name, name, 1001, .repetitions),
            ]
            for (name, instruction, count, reason) in cases {
                let error = await #expect(throws: ServiceError.self) {
                    try await library.update(
                        exercise.id, name: name, instruction: instruction, repetitionsInVideo: count)
                }
                #expect(error?.reason == reason)
            }
            #expect(try await library.entry(exercise.id).exercise == changed)
            #expect(try await code { try await library.entry(.new(at: house.clock.now)) } == .notFound)
        }
    }
}
