import Foundation
import Scheduler

/// One line on a terminal that is written over and over.
struct PlanProgressLine {
    private static let clearLine = "\r\u{1b}[K"

    private var shownAt = -1.0

    /// Ten times a second are enough for the eye.
    mutating func show(_ progress: PlanProgress) {
        guard progress.seconds - shownAt >= 0.1 else { return }
        shownAt = progress.seconds
        let seconds = String(format: "%.1f", progress.seconds)
        write(
            "\(Self.clearLine)cost \(progress.cost), bound \(progress.bound), "
                + "gap \(gap(progress.cost, progress.bound)), \(progress.iterations) iterations, \(seconds) s")
    }

    func clear() { write(Self.clearLine) }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
