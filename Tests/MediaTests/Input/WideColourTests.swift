import Foundation
import Testing

@testable import Media

@Suite("Pictures of a wider range of light or colour come out as every screen shows them")
struct WideColourTests {
    /// Six tones of skin from light to dark, in red, green and blue.
    static let skin = ["f2d3bc", "e6b594", "cf9a76", "a87152", "7a4b35", "4a2c20"]

    /// Columns of skin with soft shadows, above a grey ramp.
    static let scene: String = {
        let columns = skin.enumerated().map { "drawbox=x=\($0 * 48):y=0:w=48:h=160:color=0x\($1):t=fill" }
        return
            "-f lavfi -i gradients=s=288x240:c0=black:c1=white:x0=0:y0=0:x1=287:y1=0:nb_colors=2:d=1:r=25:"
            + "speed=0.00001,"
            + columns.joined(separator: ",") + ",eq=brightness=0.03*sin(t*6):eval=frame"
    }()

    static let kinds: [(name: String, transfer: String, primaries: String, matrix: String)] = [
        ("HLG", "arib-std-b67", "bt2020", "bt2020nc"), ("PQ", "smpte2084", "bt2020", "bt2020nc"),
        ("BT.2020 without HDR", "bt2020-10", "bt2020", "bt2020nc"), ("P3", "bt709", "smpte432", "bt709"),
    ]

    private let bench: Workbench

    init() throws { bench = try Workbench() }

    private func ordinary() throws -> String {
        try bench.make(
            "sdr.mkv",
            "\(Self.scene),scale=out_color_matrix=bt709:out_range=limited,format=yuv420p "
                + "-c:v ffv1 -colorspace bt709 -color_primaries bt709 -color_trc bt709")
    }

    /// The same scene as a camera with wider range would have taken it, white
    /// paper at 203 candela.
    private func wide(_ kind: (name: String, transfer: String, primaries: String, matrix: String)) throws -> String {
        let light = kind.transfer.hasPrefix("bt") ? 100 : 203
        return try bench.make(
            "in.mp4",
            "-i \(try ordinary()) -vf zscale=tin=bt709:pin=bt709:min=bt709:rin=tv:t=linear:npl=\(light),"
                + "format=gbrpf32le,zscale=p=\(kind.primaries),"
                + "zscale=t=\(kind.transfer):m=\(kind.matrix):r=tv:npl=\(light),format=yuv420p10le "
                + "-c:v libx265 -preset ultrafast -crf 12 -x265-params log-level=none -tag:v hvc1 "
                + "-colorspace \(kind.matrix) -color_primaries \(kind.primaries) -color_trc \(kind.transfer)")
    }

    @Test("Skin looks like skin", arguments: kinds.indices)
    func skin(index: Int) throws {
        let kind = Self.kinds[index]
        let input = try wide(kind)
        let report = try bench.transcode(input)
        let output = bench.path("out/240p.mp4")
        #expect(
            try Tool.probe(
                output, "", entries: "stream=profile,pix_fmt,color_range,color_space,color_transfer,color_primaries")
                == ["High,yuv420p,tv,bt709,bt709,bt709"], "\(kind.name)")
        #expect(report.source.videoCodec == "hevc")
        let likeness = try Tool.ssim(output, bench.path("sdr.mkv"))
        #expect(likeness > 0.97, "\(kind.name): \(likeness)")
        for (column, colour) in Self.skin.enumerated() {
            let want = try #require(Int(colour, radix: 16))
            let got = try Tool.colour(output, x: column * 48 + 12, y: 60, side: 24)
            for (channel, shift) in [16, 8, 0].enumerated() {
                let difference = got[channel] - (want >> shift & 255)
                // The lightest skins give way to light that is brighter yet.
                #expect(abs(difference) <= (column < 2 ? 24 : 8), "\(kind.name) \(colour) \(got)")
            }
        }
    }

    @Test("Brighter light than paper keeps its detail")
    func highlights() throws {
        // Patches of 203, 400 and 800 candela, in steps of PQ's 0 to 1.
        let boxes = [0.581, 0.652, 0.7275].enumerated().map { index, level in
            "geq=lum=if(eq(trunc(X/96)\\,\(index))\\,\(64 + 876 * level)\\,lum(X\\,Y)):cb=512:cr=512"
        }
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i color=black:s=288x240:r=5:d=0.6,format=yuv420p10le,\(boxes.joined(separator: ",")) "
                + "-c:v libx265 -preset ultrafast -crf 10 -x265-params log-level=none "
                + "-colorspace bt2020nc -color_primaries bt2020 -color_trc smpte2084")
        _ = try bench.transcode(input)
        let levels = try (0..<3).map {
            try Tool.colour(bench.path("out/240p.mp4"), x: $0 * 96 + 24, y: 100, side: 48)[1]
        }
        #expect(levels[0] > 215 && levels[1] > levels[0] + 8 && levels[2] > levels[1] + 4, "\(levels)")
    }
}
