import Foundation
import Testing

@testable import LibAV

@Suite struct FilterGraphTests {
    @Test("A description that libav does not understand is an error that quotes it")
    func nonsense() {
        Log.silence()
        let error = #expect(throws: LibAVError.self) {
            _ = try FilterGraph(.video, description: "nosuchfilter[out]", outputs: ["out"])
        }
        #expect(error?.description.contains("nosuchfilter") == true)
    }

    @Test("A source without input makes frames until asked no more")
    func source() throws {
        let graph = try FilterGraph(.audio, description: "anullsrc=r=48000:cl=stereo[out]", outputs: ["out"])
        let frame = try Frame()
        for _ in 0..<3 {
            #expect(try graph.pull(0, samples: 1024, into: frame) == .ready)
            #expect(frame.samples == 1024)
        }
    }
}
