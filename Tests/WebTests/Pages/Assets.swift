import Domain
import Foundation

/// The assets as they lie in the repository.
enum Assets {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Web/Assets").standardizedFileURL

    static func templates() throws -> [String: String] {
        let folder = folder.appending(path: "templates")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let pairs = try files.map {
            ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    static func strings(_ language: Language) throws -> [String: String] {
        let file = folder.appending(path: "strings/\(language.rawValue).json")
        return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }
}
