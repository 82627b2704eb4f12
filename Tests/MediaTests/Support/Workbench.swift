import Foundation

@testable import Media

/// A temporary folder of one test, removed afterwards.
final class Workbench {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("trin-media-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// All names in the folder, hidden ones too.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

    /// Makes a video by ffmpeg's command.
    ///
    /// - Parameter arguments: between inputs and the file's name, split at
    ///   spaces.
    func make(_ name: String, _ arguments: String) throws -> String {
        let path = path(name)
        let all = ["-v", "error", "-y"] + arguments.split(separator: " ").map(String.init) + [path]
        try Tool.run("ffmpeg", all)
        return path
    }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    func transcode(
        _ input: String, to output: String = "out", limits: InputLimits = InputLimits(),
        request: TranscodeRequest = TranscodeRequest(ladder: .fixed), cores: Int = 2, isAtOnce: Bool = false
    ) throws -> VideoReport {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        defer { try? handle.close() }
        var transcoder = Transcoder(limits: limits, request: request, cores: cores)
        transcoder.isAtOnce = isAtOnce
        return try transcoder.transcode(descriptor: handle.fileDescriptor, to: path(output))
    }
}
