import Domain
import Foundation
import Testing

@testable import Scheduler

/// Compares with python-dateutil. `TRIN_PYTHON` is the path of a Python that
/// has it, and tzdata.
@Suite struct RecurrenceOracleTests {
    static let python = ProcessInfo.processInfo.environment["TRIN_PYTHON"]

    @Test("500 random rules agree with python-dateutil", .enabled(if: python != nil, "set TRIN_PYTHON"))
    func agrees() throws {
        var generator = SplitMix(state: 2026)
        let cases = try (0..<500).map { _ in try Case(using: &generator) }
        let answers = try ask(cases)
        try #require(answers.count == cases.count)
        for (example, answer) in zip(cases, answers) {
            let own = try example.recurrence().map(\.instant.milliseconds)
            #expect(own == answer, "\(example)")
        }
    }

    private func ask(_ cases: [Case]) throws -> [[Int64]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "cases.jsonl")
        let lines = try cases.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }
        try lines.joined().write(to: input, atomically: true, encoding: .utf8)

        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.python))
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracle/recurrence.py")
        process.arguments = [script.path]
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try data.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode([Int64].self, from: Data($0))
        }
    }
}

private struct Case: Encodable {
    var start: String
    var zone: String
    var weekdays: [Int]
    var interval: Int
    var count: Int?
    var until: String?

    /// Zones with changes at odd hours, by odd amounts, or over a whole day.
    static let zones = [
        "Europe/Copenhagen", "Europe/Stockholm", "Europe/London", "America/New_York", "America/Sao_Paulo",
        "Australia/Lord_Howe", "Asia/Beirut", "Asia/Kathmandu", "Africa/Cairo", "Pacific/Apia", "Atlantic/Azores",
        "UTC",
    ]

    init(using generator: inout SplitMix) throws {
        let day = CivilDate(dayNumber: Int.random(in: 10_957...29_000, using: &generator))
        // Half of the times are in the night, when the clocks change.
        let latest = Bool.random(using: &generator) ? 240 : 1439
        let time = try #require(MinuteOfDay(Int.random(in: 0...latest, using: &generator)))
        start = "\(day)T\(time)"
        zone = Self.zones.randomElement(using: &generator) ?? "UTC"
        weekdays = (0..<7).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        if weekdays.isEmpty { weekdays = [6] }
        interval = Int.random(in: 1...4, using: &generator)
        if Bool.random(using: &generator) {
            count = Int.random(in: 1...120, using: &generator)
        } else {
            until = "\(day.adding(days: Int.random(in: -3...400, using: &generator)))T\(time)"
        }
    }

    func recurrence() throws -> Recurrence {
        let end: RecurrenceRule.End
        if let until {
            end = .through(try #require(CivilDate(String(until.prefix(10)))))
        } else {
            end = .count(try #require(count))
        }
        let rule = try RecurrenceRule(
            .weekly(on: Set(weekdays.compactMap { Weekday(rawValue: $0 + 1) })), interval: interval, end: end)
        return Recurrence(
            start: try #require(CivilDate(String(start.prefix(10)))),
            time: try #require(MinuteOfDay(String(start.suffix(5)))), zone: try #require(Zone(zone)), rule: rule)
    }
}

/// Sebastiano Vigna's SplitMix64: the same cases in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
