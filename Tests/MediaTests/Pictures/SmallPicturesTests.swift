import Foundation
import LibAV
import Testing

@testable import Media

@Suite struct SmallPicturesTests {
    @Test(
        "A strip has a picture a second of a short video, and of a longer one key pictures, at most a hundred",
        arguments: [
            (1, 0.2, false, 1, 1.0), (4, 2.0, false, 8, 1.0), (30, 2.0, true, 30, 2.0), (100, 2.002, true, 100, 2.002),
            (101, 2.0, true, 51, 4.0), (3600, 2.0, true, 100, 72.0),
        ])
    func plan(fragments: Int, seconds: Double, keysOnly: Bool, count: Int, interval: Double) {
        let plan = SmallPictures.StripPlan(Array(repeating: seconds, count: fragments))
        #expect(plan.keysOnly == keysOnly)
        #expect(plan.count == count)
        #expect(abs(plan.interval - interval) < 0.001)
    }

    @Test("Sizes keep the shape, are even and never enlarged")
    func sizes() {
        #expect(
            SmallPictures.size(Size(width: 960, height: 540), longer: 160) == Size(width: 160, height: 90))
        #expect(
            SmallPictures.size(Size(width: 540, height: 960), shorter: 360) == Size(width: 360, height: 640))
        #expect(SmallPictures.size(Size(width: 100, height: 50), longer: 160) == Size(width: 100, height: 50))
    }

    @Test("The preview begins where there is most movement, but not at either end")
    func movement() {
        let bytes = [9000, 100, 200, 3000, 2000, 100, 9000, 9000]
        let fragments = bytes.map {
            Fragment(
                duration: 2, range: ByteRange(offset: 0, length: 5000 + $0), keyFrameLength: 5000, startsSegment: false)
        }
        #expect(SmallPictures.previewStart(fragments) == 5)
        #expect(SmallPictures.previewStart(Array(fragments.prefix(6))) == 3)
        #expect(SmallPictures.previewStart(Array(fragments.prefix(2))) == 0)
    }

    /// A grey that is brighter each second.
    static let ramp = "-f lavfi -i color=black:s=640x360:r=25:d=8,geq=lum='40+20*floor(T)':cb=128:cr=128"

    @Test("Each picture of a strip is the one on screen at its moment")
    func strip() throws {
        let bench = try Workbench()
        let input = try bench.make("in.mp4", "\(Self.ramp) -c:v libx264 -preset ultrafast")
        let strip = try #require(try bench.transcode(input).strip)
        #expect(strip.count == 8)
        #expect(strip.size == Size(width: 160, height: 90))
        let sheet = bench.path("out/" + strip.file)
        #expect(try Tool.probe(sheet, "", entries: "stream=codec_name,width,height") == ["mjpeg,1280,90"])
        _ = try bench.make("levels.raw", "-i \(sheet) -vf scale=8:1:flags=area,format=gray -f rawvideo")
        let levels = try Data(contentsOf: bench.folder.appendingPathComponent("levels.raw")).map { Int($0) }
        // Full range: 16 becomes 0 and 235 becomes 255.
        for (second, level) in levels.enumerated() {
            #expect(abs(level - (40 + 20 * second - 16) * 255 / 219) < 8, "second \(second)")
        }
    }

    @Test("A preview is a small film of three seconds without sound that any reader plays")
    func preview() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=540x960:r=50:d=9 -f lavfi -i sine=d=9 -c:v libx264 -preset ultrafast -c:a aac")
        let name = try #require(try bench.transcode(input).preview)
        let path = bench.path("out/" + name)
        #expect(
            try Tool.probe(path, "", entries: "stream=codec_name,width,height,r_frame_rate") == ["h264,360,640,25/1"])
        #expect(try Tool.probe(path, "-count_frames", entries: "stream=nb_read_frames") == ["75"])
        try Tool.run("ffmpeg", ["-v", "error", "-xerror", "-i", path, "-f", "null", "-"])
        let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        #expect(size < 160_000)
    }
}
