import Foundation
import Media
import Services

/// A program that speaks the worker's language but makes no video.
enum FakeWorker {
    /// A shell script in the house's folder. It finds the output folder in
    /// `$out`, a finished report's line in `$done`, and how often it was
    /// begun in `$n`.
    static func script(_ body: String, in folder: URL) throws -> URL {
        let done = try WorkerMessage.done(SampleReport.make(seconds: 7)).line
        let path = folder.appending(path: "worker-\(UUID().uuidString)")
        let text = """
            #!/bin/bash
            while [ $# -gt 0 ]; do [ "$1" = --output ] && out=$2; shift; done
            done='\(done)'
            echo x >>"$0.begun"; n=$(wc -l <"$0.begun")
            make() { mkdir -p "$out" && echo "made by $n" >"$out/main.m3u8" && echo "$done"; }
            progress() { echo '{"progress":{"stage":"encoding","fraction":'$1',"secondsLeft":9}}'; }
            \(body)
            """
        try Data(text.utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return path
    }

    /// How often a script was begun.
    static func begun(_ script: URL) -> Int {
        (try? String(contentsOfFile: script.path + ".begun", encoding: .utf8))?.count { $0 == "x" } ?? 0
    }

    /// The folder for scripts, removed afterwards.
    static func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trin-worker-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
