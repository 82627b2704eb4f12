import Domain
import Ingest
import Services
import Testing

@Suite("FoldCache")
struct FoldCacheTests {
    @Test("A result has all events, also those that another server stored between", arguments: Engine.allCases)
    func anotherServer(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let other = try house.another()
            let otherRuns = Task { try await other.writer.run() }
            try await house.writing {
                // Each writer keeps what it knew of the session, and in turn the
                // other one stores more.
                for (number, event) in story.training.enumerated() {
                    let writer = number.isMultiple(of: 2) ? house.services.writer : other.writer
                    let receipt = try await writer.store(try story.batch([event]))
                    #expect(receipt.stored == 1)
                    #expect(try await house.result(of: story.session)?.events == number + 1)
                }
            }
            otherRuns.cancel()
            try await otherRuns.value
            let result = try #require(try await house.result(of: story.session))
            #expect(result.completion == .done && result.setsCompleted == 2 && result.pain == 2)
        }
    }
}
