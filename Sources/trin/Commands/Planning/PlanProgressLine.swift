import Foundation
import Scheduler

/// One line on a terminal that is written over and over.
struct PlanProgressLine {
    private static let clearLine = "\r\u{1b}[K"

    func show(_ progress: PlanProgress) {
        let seconds = String(format: "%.1f", progress.seconds)
        write(
            "\(Self.clearLine)cost \(progress.cost), bound \(progress.bound), "
                + "gap \(gap(progress.cost, progress.bound)), \(progress.iterations) iterations, \(seconds) s")
    }

    func clear() { write(Self.clearLine) }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
