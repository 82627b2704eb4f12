import Domain
import Foundation
import Testing

@testable import Scheduler

/// Compares with python-dateutil. `TRIN_PYTHON` is the path of a Python that
/// has it.
@Suite struct RecurrenceOracleTests {
    @Test(
        "12,000 random rules agree with python-dateutil",
        .enabled(if: PythonOracle.python != nil, "set TRIN_PYTHON"))
    func agrees() throws {
        var generator = SplitMix(seed: 2026)
        let samples = (0..<12_000).map { _ in RecurrenceSample(using: &generator) }
        let answers = try PythonOracle("recurrence.py").ask(samples, as: [Int64].self)
        try #require(answers.count == samples.count)
        var faults = 0
        for (sample, answer) in zip(samples, answers) {
            let own = try sample.occurrences().prefix(300).map(\.instant.milliseconds)
            if own != answer {
                faults += 1
                // A fault of one part shows in thousands of rules.
                if faults <= 5 { Issue.record("\(sample): \(own.prefix(5)) is not \(answer.prefix(5))") }
            }
        }
        #expect(faults == 0)
        #expect(answers.count(where: { !$0.isEmpty }) > 8000)
    }
}
