import Foundation

extension Tool {
    /// How alike two videos of one size are, over all their pictures: 1 is
    /// the same.
    static func ssim(_ path: String, _ reference: String) throws -> Double {
        let lines = try run(
            "ffmpeg",
            ["-v", "error", "-i", path, "-i", reference, "-lavfi"]
                + [
                    "[0:v]settb=1/1000,setpts=N[a];[1:v]settb=1/1000,setpts=N[b];[a][b]ssim=stats_file=-", "-f", "null",
                    "-",
                ])
        let values = lines.split(separator: "\n").compactMap { line in
            line.split(separator: " ").first { $0.hasPrefix("All:") }.flatMap { Double($0.dropFirst(4)) }
        }
        guard !values.isEmpty else { throw Failure(description: "\(path) and \(reference) have no pictures in common") }
        return values.reduce(0, +) / Double(values.count)
    }

    /// The mean red, green and blue of a square of the first picture.
    static func colour(_ path: String, x: Int, y: Int, side: Int) throws -> [Int] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("colour-\(UUID().uuidString).raw")
        defer { try? FileManager.default.removeItem(at: file) }
        try run(
            "ffmpeg",
            ["-v", "error", "-i", path, "-frames:v", "1", "-vf"]
                + ["scale=in_color_matrix=bt709,format=rgb24,crop=\(side):\(side):\(x):\(y),scale=1:1:flags=area"]
                + ["-f", "rawvideo", file.path])
        return try Data(contentsOf: file).prefix(3).map(Int.init)
    }
}
