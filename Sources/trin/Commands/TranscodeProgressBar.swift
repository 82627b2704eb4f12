import Foundation
import Media

/// One line on a terminal that is written over and over.
struct ProgressBar {
    private static let width = 30
    private static let clearLine = "\r\u{1b}[K"

    func show(_ progress: MediaProgress) {
        let filled = Int(progress.fraction * Double(Self.width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
        let percent = Int(progress.fraction * 100)
        let left =
            switch progress.stage {
            case .probing: "reading the file"
            case .encoding: progress.secondsLeft.map { "\(Self.minutes($0)) left" } ?? "estimating"
            case .finishing: "closing the files"
            }
        write("\(Self.clearLine)\(bar) \(percent) %  \(left)")
    }

    func clear() { write(Self.clearLine) }

    func finish(_ report: VideoReport) {
        let names = report.renditions.map(\.name).joined(separator: ", ")
        write("\(Self.clearLine)Made \(names) of \(Self.minutes(report.duration)).\n")
    }

    /// Such as `0:07`; rounded up.
    private static func minutes(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
