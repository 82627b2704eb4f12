import Foundation

extension Tool {
    /// Integrated loudness, LUFS, as ffmpeg's command measures it.
    static func loudness(_ path: String) throws -> Double { try r128(path, "lavfi.r128.I") }

    /// The highest point of the wave between samples too, dB.
    static func truePeak(_ path: String) throws -> Double { 20 * log10(try r128(path, "lavfi.r128.true_peak")) }

    private static func r128(_ path: String, _ tag: String) throws -> Double {
        let values = try run(
            "ffprobe",
            ["-v", "error", "-f", "lavfi", "-i", "amovie=\(path),ebur128=metadata=1:peak=true", "-show_entries"]
                + ["frame_tags=\(tag)", "-of", "csv=p=0"])
        guard let last = values.split(separator: "\n").last, let value = Double(last) else {
            throw Failure(description: "\(path) has no \(tag)")
        }
        return value
    }

    /// The samples of all channels mixed to one at 48 kHz, from -1 to 1.
    static func samples(_ path: String) throws -> [Float] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("samples-\(UUID().uuidString).raw")
        defer { try? FileManager.default.removeItem(at: file) }
        try run(
            "ffmpeg", ["-v", "error", "-i", path, "-map", "0:a", "-ac", "1", "-ar", "48000", "-f", "f32le", file.path])
        return try Data(contentsOf: file).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    }

    /// How many waves a second a steady tone has there, in half a second.
    static func pitch(_ path: String, at seconds: Double) throws -> Double {
        let samples = try samples(path).dropFirst(Int(seconds * 48000)).prefix(24000)
        let crossings = zip(samples, samples.dropFirst()).count { $0 < 0 && $1 >= 0 }
        return Double(crossings) * 2
    }
}
