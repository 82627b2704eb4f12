import Domain
import Foundation
import Testing

@testable import Media

@Suite struct RestCardTests {
    /// Everything that libav's notation could stumble over.
    static let nasty = "Løft æ, ø: 'å' [1]; 50% \\ {n}"

    static func card(_ bench: Workbench, _ card: RestCard, poster: String, seconds: Int = 2) throws -> VideoReport {
        let poster = try bench.make("poster.jpg", "-f lavfi -i \(poster) -frames:v 1 -pix_fmt yuvj420p")
        let file = try FileHandle(forReadingFrom: URL(filePath: poster))
        return try RestClip(seconds: seconds, card: card).make(poster: file.fileDescriptor, to: bench.path("rest"))
    }

    @Test(
        "A card shows picture and name, whatever the shape of one and the letters of the other",
        arguments: [
            (RestCard(language: .danish, name: nasty, side: .left), "testsrc2=s=720x1280"),
            (RestCard(language: .swedish, name: "Gå", side: nil), "testsrc2=s=1920x1080"),
            (
                RestCard(language: .english, name: String(repeating: "Tåhævninger ", count: 20), side: .right),
                "testsrc2=s=320x240"
            ),
        ])
    func cards(card: RestCard, poster: String) throws {
        let bench = try Workbench()
        let report = try Self.card(bench, card, poster: poster)
        try OutputChecks.check(report, in: bench.path("rest"))
        if let folder = ProcessInfo.processInfo.environment["TRIN_LOOK"] {
            _ = try bench.make("look.png", "-i \(bench.path("rest/1080p.mp4")) -frames:v 1")
            try? FileManager.default.copyItem(atPath: bench.path("look.png"), toPath: "\(folder)/\(card.language).png")
        }
    }

    @Test("Each fragment is one second, so a rest can be cut to the second")
    func fragments() throws {
        let bench = try Workbench()
        let report = try RestClip(seconds: 9).make(to: bench.path("rest"))
        for track in report.renditions + [report.audio] {
            #expect(track.fragments.map(\.duration) == Array(repeating: 1, count: 9))
            #expect(track.segments.map(\.duration) == [6, 3])
        }
    }

    @Test("A card without a poster, or whose poster is none, is refused")
    func refused() throws {
        let bench = try Workbench()
        let clip = RestClip(seconds: 2, card: RestCard(language: .danish, name: "Gå", side: nil))
        #expect(throws: MediaError.self) { try clip.make(to: bench.path("rest")) }
        try Data("no picture".utf8).write(to: URL(filePath: bench.path("poster.jpg")))
        let file = try FileHandle(forReadingFrom: URL(filePath: bench.path("poster.jpg")))
        #expect(throws: MediaError.self) { try clip.make(poster: file.fileDescriptor, to: bench.path("rest")) }
        #expect(bench.names == ["poster.jpg"])
    }
}
