import Foundation
import Testing

@testable import Media

@Suite struct ContentProbeTests {
    static let content = [
        "still": "testsrc2=s=960x540:r=25:d=1,loop=150:1:0,trim=end=6,setpts=N/25/TB",
        "noisy": "testsrc2=s=960x540:r=25:d=6,noise=alls=20:allf=t",
    ]

    @Test("A still picture's ladder costs next to nothing, noise costs more, and both keep the rules")
    func ladders() throws {
        let bench = try Workbench()
        var reports: [String: VideoReport] = [:]
        for (name, source) in Self.content {
            let input = try bench.make("\(name).mp4", "-f lavfi -i \(source) -c:v libx264 -preset ultrafast -crf 12")
            let report = try bench.transcode(input, to: name, request: TranscodeRequest(ladder: .perTitle))
            try OutputChecks.check(report, in: bench.path(name))
            for track in report.renditions {
                #expect(
                    track.peakBandwidth + 134_000 <= 2 * (track.averageBandwidth + 128_000), "\(name) \(track.name)")
            }
            reports[name] = report
        }
        let still = try #require(reports["still"]?.renditions.last)
        let noisy = try #require(reports["noisy"]?.renditions.last)
        #expect(still.averageBandwidth * 3 < noisy.averageBandwidth)
        #expect(noisy.peakBandwidth < 2_500_000)
    }

    @Test("The same file gives the same ladder again")
    func again() throws {
        let bench = try Workbench()
        let input = try bench.make("in.mp4", "-f lavfi -i testsrc2=s=960x540:r=25:d=3 -c:v libx264 -preset ultrafast")
        let request = TranscodeRequest(ladder: .perTitle)
        let first = try bench.transcode(input, to: "first", request: request)
        let second = try bench.transcode(input, to: "second", request: request)
        // The last bits of x264's rate control depend on more than pictures.
        #expect(second.renditions.map(\.name) == first.renditions.map(\.name))
        #expect(second.renditions.map(\.size) == first.renditions.map(\.size))
        #expect(second.audio == first.audio)
    }
}
