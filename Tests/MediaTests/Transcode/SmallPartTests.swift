import Foundation
import LibAV
import Testing

@testable import Media

@Suite struct WorkerMessageTests {
    @Test("A message is one line with one key, and comes back the same")
    func line() throws {
        let progress = WorkerMessage.progress(MediaProgress(stage: .encoding, fraction: 0.5, secondsLeft: 3))
        let failed = WorkerMessage.failed(MediaError(.unreadable, "No.\nReally."))
        for message in [progress, failed, .done(SampleClips.clip("a", seconds: 4).report)] {
            let line = try message.line
            #expect(!line.contains("\n"))
            #expect(try WorkerMessage(line: line) == message)
        }
        #expect(try failed.line.hasPrefix("{\"failed\":{"))
    }
}

@Suite struct FragmentGridTests {
    @Test(
        "Segments begin every three fragments, and a short last fragment stays with them",
        arguments: [
            (50, [true]), (1, [true]), (150, [true, false, false]), (151, [true, false, false, false]),
            (161, [true, false, false, false]), (162, [true, false, false, true]),
            (301, [true, false, false, true, false, false, false]),
        ])
    func segments(pictures: Int, expected: [Bool]) {
        let grid = FragmentGrid(FrameRate(Rational(25, 1)))
        #expect(grid.segmentStarts(of: pictures) == expected)
        #expect(grid.fragments(of: pictures).reduce(0, +) == pictures)
    }

    @Test("Sound stays within half a packet of the pictures, however long it gets")
    func packets() {
        let grid = FragmentGrid(FrameRate(Rational(30000, 1001)))
        for pictures in stride(from: 60, through: 216_000, by: 60) {
            let sound = Double(grid.packets(until: pictures)) * 1024 / 48000
            #expect(abs(sound - grid.seconds(pictures)) <= 0.0107)
        }
    }
}

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
