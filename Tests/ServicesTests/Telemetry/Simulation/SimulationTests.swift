import Domain
import Foundation
import Scheduler
import Testing

/// A thousand seeds, or as many as `TRIN_SIMULATION_SEEDS` says, or the one
/// that `TRIN_SIMULATION_SEED` names.
@Suite("Simulation of tablets and server")
struct SimulationTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let share = 125

    private static var shares: [Range<Int>] {
        if let one = environment["TRIN_SIMULATION_SEED"].flatMap({ Int($0) }) { return [one..<one + 1] }
        let count = environment["TRIN_SIMULATION_SEEDS"].flatMap { Int($0) } ?? 1000
        return stride(from: 0, to: count, by: share).map { $0..<min($0 + share, count) }
    }

    @Test("Whatever goes wrong, every event counts once, at its time, as in a replay in order", arguments: shares)
    func everythingComesIn(seeds: Range<Int>) async throws {
        try await House.with(parent: Self.memory) { house in
            var counts = Simulation.Counts()
            let (plan, _) = try await house.prescribed(weeks: 1)
            for seed in seeds {
                let findings = try await Self.run(seed, in: house, like: plan, &counts)
                #expect(
                    findings.isEmpty,
                    "Seed \(seed); alone: TRIN_SIMULATION_SEED=\(seed) swift test --filter \(Self.self)")
            }
            guard seeds.count == Self.share else { return }
            // Trouble enough, and yet enough that can be dated exactly.
            #expect(counts.restarts > seeds.count)
            #expect(counts.exact > counts.events / 3)
        }
    }

    @Test("A server that once acknowledges what it does not keep is found out", arguments: [0, 4, 8])
    func lie(seed: Int) async throws {
        try await House.with(parent: Self.memory) { house in
            var counts = Simulation.Counts()
            let (plan, _) = try await house.prescribed(weeks: 1)
            let findings = try await Self.run(seed, in: house, like: plan, liesOnce: true, &counts)
            #expect(!findings.isEmpty)
        }
    }

    private static func run(
        _ seed: Int, in house: House, like plan: Plan, liesOnce: Bool = false, _ counts: inout Simulation.Counts
    ) async throws -> [String] {
        var generator = SplitMix(seed: UInt64(seed))
        let begin = TestClock.start
        let tablets = generator.happens(40) ? 2 : 1
        let people = try await SimulatedHouse(
            in: house.database, like: plan, unit: house.north.id,
            sessions: Int.random(in: 1...2, using: &generator), tablets: tablets, at: begin, using: &generator)
        var simulation = Simulation(
            seed: seed, house: people, at: begin.milliseconds, generator: generator, liesOnce: liesOnce)
        try await simulation.run()
        return try await simulation.findings(&counts)
    }

    /// Nothing here depends on a disk, and its syncs would take minutes.
    private static var memory: URL {
        let memory = URL(filePath: "/dev/shm")
        return FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
    }
}
