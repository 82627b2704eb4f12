import Foundation

/// Runs ffmpeg's commands: readers and writers that are not ours.
enum Tool {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What the command printed to standard output.
    @discardableResult
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let output = Pipe()
        let errors = FileManager.default.temporaryDirectory.appendingPathComponent("tool-\(UUID().uuidString).txt")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let complaint = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Failure(description: "\(name) \(arguments.joined(separator: " ")): \(complaint)")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Values of one entry of every packet, frame or stream, as text.
    static func probe(_ path: String, _ arguments: String, entries: String) throws -> [String] {
        let all =
            ["-v", "error"] + arguments.split(separator: " ").map(String.init)
            + ["-show_entries", entries, "-of", "csv=p=0", path]
        return try run("ffprobe", all).split(separator: "\n").map(String.init)
    }
}
