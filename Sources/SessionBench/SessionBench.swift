import Domain
import Foundation
import Media

/// Measures how fast the stream of a long session is made, and prints a table
/// in Markdown.
///
///     SessionBench [ROUNDS]
@main
struct SessionBench {
    static func main() throws {
        let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
        let sample = SampleSession()
        let timeline = try sample.timeline()
        let names = StitchedStream(timeline, language: .danish).playlistNames
        let pictures = names.first { $0 == "1080p.m3u8" } ?? names[0]
        print("A session of \(sample.exercises) exercises × \(sample.sets) sets, \(timeline.entries.count) parts,")
        print("\(Int(timeline.duration / 60)) minutes, \(names.count) playlists. Medians of \(rounds) rounds.\n")
        print("| work | median ms | min–max ms |")
        print("|---|---|---|")
        try row("timeline from programme and reports", rounds) { try sample.timeline().entries.count }
        row("stream and main playlist", rounds) {
            StitchedStream(timeline, language: .danish).playlist(named: "main.m3u8")?.utf8.count ?? 0
        }
        row("stream and one playlist of pictures", rounds) {
            StitchedStream(timeline, language: .danish).playlist(named: pictures)?.utf8.count ?? 0
        }
        row("stream and all playlists", rounds) {
            let stream = StitchedStream(timeline, language: .danish)
            return names.reduce(0) { $0 + (stream.playlist(named: $1)?.utf8.count ?? 0) }
        }
    }

    /// Repeats the work for a fifth of a second a round, after one that does
    /// not count.
    private static func row(_ name: String, _ rounds: Int, _ work: () throws -> Int) rethrows {
        let clock = ContinuousClock()
        var times: [Double] = []
        for round in 0...rounds {
            var count = 0
            var made = 0
            let start = clock.now
            while clock.now - start < .milliseconds(200) {
                made &+= try work()
                count += 1
            }
            let seconds = (clock.now - start) / .seconds(1)
            if round > 0, made != 0 { times.append(seconds / Double(count) * 1000) }
        }
        times.sort()
        guard let low = times.first, let high = times.last else { return }
        print("| \(name) | \(text(times[times.count / 2])) | \(text(low))–\(text(high)) |")
    }

    private static func text(_ milliseconds: Double) -> String { String(format: "%.3f", milliseconds) }
}
