import Foundation
import Testing

@testable import Media

@Suite struct PosterPickerTests {
    @Test("A picture with something in it wins over black, white and grey")
    func score() {
        let scene = (0..<900).map { UInt8(($0 * 37) % 200 + 20) }
        let score = PosterPicker.score(scene, columns: 30)
        for level in [0, 16, 128, 235, 255] as [UInt8] {
            #expect(PosterPicker.score(Array(repeating: level, count: 900), columns: 30) < score)
        }
        #expect(PosterPicker.score(scene.map { $0 / 20 }, columns: 30) < score / 4)
    }

    @Test("A video that begins black has a bright poster")
    func bright() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4", "-f lavfi -i testsrc2=s=320x240:r=25:d=4 -vf fade=in:0:50 -c:v libx264 -preset ultrafast")
        _ = try bench.transcode(input)
        _ = try bench.make(
            "level.raw", "-i \(bench.path("out/poster.jpg")) -vf scale=1:1:flags=area,format=gray -f rawvideo")
        #expect(try #require(Data(contentsOf: bench.folder.appendingPathComponent("level.raw")).first) > 80)
        #expect(
            try Tool.probe(bench.path("out/poster.jpg"), "", entries: "stream=codec_name,width,height") == [
                "mjpeg,320,240"
            ])
    }
}
