package import Domain
import Store

extension LibraryService {
    /// What a file is called on somebody's disk: `Rejse-sætte-sig 720p.mp4`.
    package func fileName(of video: ID<Video>, file: String, in language: Language) async throws -> String {
        let exercise = try await database.read { connection in
            try connection.video(video)?.exercise.flatMap { try connection.exercise($0) }
        }
        let name = exercise?.name[language] ?? ""
        // What no file system takes in a name.
        let safe = String(name.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "-" : $0 })
        return safe.isEmpty ? file : "\(safe) \(file)"
    }
}
