import Foundation
import Testing

@testable import Media

/// Videos that others made, in the folder that TRIN_SAMPLES names.
@Suite struct SampleTests {
    static let folder = ProcessInfo.processInfo.environment["TRIN_SAMPLES"]

    static let files: [String] = {
        guard let folder else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let endings = ["mp4", "mov", "mkv", "webm", "avi", "ts", "m4v"]
        return names.filter { endings.contains(($0 as NSString).pathExtension) }.sorted()
    }()

    @Test(
        "A video of others comes out right",
        .enabled(if: !files.isEmpty, "set TRIN_SAMPLES to a folder with videos of others"), arguments: files)
    func sample(name: String) throws {
        let folder = try #require(Self.folder)
        let bench = try Workbench()
        let report = try bench.transcode(folder + "/" + name)
        try OutputChecks.check(report, in: bench.path("out"))
    }
}
