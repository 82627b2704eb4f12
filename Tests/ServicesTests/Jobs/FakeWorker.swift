import Domain
import Foundation
import Media
import Services

/// A program that speaks the worker's language but makes no video.
enum FakeWorker {
    /// A shell script in the house's folder. It finds the output folder in
    /// `$out`, all arguments in `$all`, and how often it was begun in `$n`.
    ///
    /// `make` makes the files of a whole report and says so; `early` makes
    /// those of its first rendition, and `speak` those of a spoken track.
    static func script(_ body: String, in folder: URL) throws -> URL {
        let whole = SampleReport.make(seconds: 7)
        let partial = SampleReport.partial(seconds: 7)
        let spoken = SampleReport.spoken(seconds: 7, .swedish)
        let path = folder.appending(path: "worker-\(UUID().uuidString)")
        let text = """
            #!/bin/bash
            all="$*"
            while [ $# -gt 0 ]; do [ "$1" = --output ] && out=$2; shift; done
            echo "$all" >>"$0.arguments"
            echo x >>"$0.begun"; n=$(wc -l <"$0.begun")
            write() { mkdir -p "$out"; for name in "$@"; do [ -e "$out/$name" ] || echo "made by $n" >"$out/$name"; done; }
            early() { write \(names(partial)); echo '\(try WorkerMessage.playable(partial).line)'; }
            make() { write \(names(whole)); echo '\(try WorkerMessage.done(whole).line)'; }
            speak() { write audio-sv.mp4; echo '\(try WorkerMessage.done(spoken).line)'; }
            progress() { echo '{"progress":{"stage":"encoding","fraction":'$1',"secondsLeft":9}}'; }
            \(body)
            """
        try Data(text.utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return path
    }

    private static func names(_ report: VideoReport) -> String {
        report.fileNames.subtracting(["main.m3u8", "video.json"]).sorted().joined(separator: " ")
    }

    /// The arguments of each time that a script was begun.
    static func arguments(_ script: URL) -> [String] {
        let text = try? String(contentsOfFile: script.path + ".arguments", encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
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
