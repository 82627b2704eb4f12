import Foundation
import Testing

/// A script beside these tests that answers lines of JSON.
struct PythonOracle {
    static let python = ProcessInfo.processInfo.environment["TRIN_PYTHON"]

    static let hasHolidays = has("holidays")
    static let hasCalendars = has("icalendar")

    /// Whether the Python has a package.
    private static func has(_ name: String) -> Bool {
        guard let python else { return false }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", "import \(name)"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private let script: URL

    init(_ name: String) {
        script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Oracle").appending(path: name)
    }

    func ask<Answer: Decodable>(_ questions: [some Encodable], as type: Answer.Type) throws -> [Answer] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "questions.jsonl")
        let encoder = JSONEncoder()
        var lines = Data()
        for question in questions { lines += try encoder.encode(question) + Data("\n".utf8) }
        try lines.write(to: input)

        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.python))
        process.arguments = [script.path]
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let decoder = JSONDecoder()
        return try data.split(separator: UInt8(ascii: "\n")).map { try decoder.decode(type, from: Data($0)) }
    }
}
