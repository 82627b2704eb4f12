import Foundation
import Testing

@testable import Media

@Suite struct OrientationTests {
    /// How a phone is held: the numbers a, b, c and d of the display matrix
    /// (ISO 14496-12 8.3.2), by which a point x, y is shown at
    /// a·x + c·y, b·x + d·y.
    static let matrices = [
        [1, 0, 0, 1], [0, 1, -1, 0], [-1, 0, 0, -1], [0, -1, 1, 0],
        [-1, 0, 0, 1], [1, 0, 0, -1], [0, 1, 1, 0], [0, -1, -1, 0],
    ]

    @Test("However the phone was held, mirrored or not, the picture stands upright", arguments: matrices)
    func upright(matrix: [Int]) throws {
        let bench = try Workbench()
        // Quarters of four greys.
        let greys = [(-1, -1, 40), (1, -1, 100), (-1, 1, 160), (1, 1, 220)]
        let boxes = greys.map { x, y, grey in
            "drawbox=x=\(x < 0 ? 0 : 80):y=\(y < 0 ? 0 : 60):w=80:h=60:color=\(hex(grey)):t=fill"
        }
        let plain = try bench.make(
            "in.mov",
            "-f lavfi -i color=black:s=160x120:r=25:d=0.4,\(boxes.joined(separator: ",")) "
                + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p")
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: plain)))
        let place = try #require(Self.matrix(in: bytes))
        for (index, value) in [matrix[0], matrix[1], 0, matrix[2], matrix[3], 0].enumerated() {
            let fixed = UInt32(bitPattern: Int32(value) << 16)
            bytes.replaceSubrange(
                place + 4 * index..<place + 4 * index + 4, with: withUnsafeBytes(of: fixed.bigEndian, Array.init))
        }
        let report = try bench.transcode(try bench.write("in.mov", bytes))
        let isTurned = matrix[0] == 0
        let size = try #require(report.renditions.last?.size)
        #expect(size == (isTurned ? Size(width: 120, height: 160) : Size(width: 160, height: 120)))
        #expect(try Tool.probe(bench.path("out/120p.mp4"), "", entries: "stream_side_data").allSatisfy(\.isEmpty))
        for (x, y, grey) in greys {
            let shown = (x: matrix[0] * x + matrix[2] * y, y: matrix[1] * x + matrix[3] * y)
            let got = try Tool.colour(
                bench.path("out/120p.mp4"), x: (shown.x < 0 ? 1 : 3) * size.width / 4 - 8,
                y: (shown.y < 0 ? 1 : 3) * size.height / 4 - 8, side: 16)
            #expect(abs(got[0] - grey) < 12, "\(matrix) \(x) \(y): \(got)")
        }
    }

    private func hex(_ grey: Int) -> String { "0x" + String(repeating: String(grey, radix: 16), count: 3) }

    /// Where the matrix of the first track header is.
    private static func matrix(in bytes: [UInt8]) -> Int? {
        let name = Array("tkhd".utf8)
        let place = bytes.indices.dropLast(80).first { Array(bytes[$0..<$0 + 4]) == name }
        return place.map { $0 + 4 + 40 }
    }
}
