import Domain
import Services

/// What a path under `/media` names.
enum MediaAddress: Hashable, Sendable {
    case sessionPlaylist(ID<Session>, String)
    /// Of the whole session in a language, or of one part.
    case sessionCaptions(ID<Session>, String)
    case videoCaptions(ID<Video>, Language)
    case videoFile(ID<Video>, String)

    /// Throws `.notFound` for a path that names nothing.
    init(_ path: String) throws {
        let parts = path.split(separator: "/").dropFirst().map(String.init)
        switch parts.count {
        case 4 where parts[0] == "sessions" && parts[2] == "captions":
            self = .sessionCaptions(try Self.id(parts[1]), parts[3])
        case 3 where parts[0] == "sessions":
            self = .sessionPlaylist(try Self.id(parts[1]), parts[2])
        case 3 where parts[1] == "captions":
            self = .videoCaptions(try Self.id(parts[0]), try Self.language(parts[2]))
        case 2:
            self = .videoFile(try Self.id(parts[0]), parts[1])
        default:
            throw ServiceError(.notFound, "There is nothing at '\(path)'.")
        }
    }

    private static func id<Entity>(_ text: String) throws -> ID<Entity> {
        guard let id = ID<Entity>(text) else {
            throw ServiceError(.notFound, "'\(text)' is no identifier; check the address.")
        }
        return id
    }

    private static func language(_ name: String) throws -> Language {
        guard name.hasSuffix(".vtt"), let language = Language(rawValue: String(name.dropLast(4))) else {
            throw ServiceError(.notFound, "There are no captions called '\(name)'.")
        }
        return language
    }
}

/// The types of what is under `/media` (Apple HLS 10.4).
enum MediaType {
    static let playlist = "application/vnd.apple.mpegurl"
    static let captions = "text/vtt; charset=utf-8"

    static func of(_ name: String) -> String {
        switch name.split(separator: ".").last {
        case "m3u8": playlist
        case "mp4": name.hasPrefix("audio") ? "audio/mp4" : "video/mp4"
        case "jpg": "image/jpeg"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}
