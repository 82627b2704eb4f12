import Domain
import Testing

@testable import Store

@Suite("Queries about jobs")
struct JobQueriesTests {
    @Test("A job is its taker's until the lease runs out", arguments: Engine.allCases)
    func lease(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let later = Story.start.adding(seconds: 60)
            try await database.write { connection in
                try connection.enqueueJob(.new(at: Story.start), for: story.video.id, at: Story.start)
                let taken = try connection.takeJob(at: Story.start, leaseUntil: later)
                let first = try #require(taken)
                #expect(first.state == .running && first.attempts == 1)
                #expect(try connection.takeJob(at: Story.start, leaseUntil: later) == nil)
                #expect(try connection.renewJob(first, progress: 0.5, secondsLeft: 12, leaseUntil: later))
                #expect(try connection.job(of: story.video.id)?.progress == 0.5)

                let retaken = try connection.takeJob(at: later, leaseUntil: later.adding(seconds: 60))
                let second = try #require(retaken)
                #expect(second.attempts == 2 && second.progress == 0)
                #expect(try !connection.renewJob(first, progress: 0.9, secondsLeft: nil, leaseUntil: later))
                #expect(try !connection.endJob(first, as: .done))
                #expect(try connection.endJob(second, as: .done))
                #expect(try connection.unfinishedJobs() == 0)
            }
        }
    }

    @Test("Workers that ask at once get different jobs", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                for number in 1...12 {
                    let instant = Story.start.adding(seconds: Double(number))
                    var video = story.video
                    video.id = .new(at: instant)
                    video.createdAt = instant
                    try connection.insert(video)
                    try connection.enqueueJob(.new(at: instant), for: video.id, at: instant)
                }
            }
            let taken = try await withThrowingTaskGroup(of: ID<Job>?.self) { group in
                for _ in 0..<14 {
                    group.addTask {
                        try await database.write {
                            try $0.takeJob(at: Story.start, leaseUntil: Story.start.adding(days: 1))?.id
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(taken.compactMap { $0 }).count == 12)
            #expect(taken.filter { $0 == nil }.count == 2)
        }
    }
}
