import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// `/media`: playlists, renditions, posters and captions, for paired tablets
/// and signed-in staff. Players send cookies and no other proof (native
/// Safari sends no Authorization header).
struct MediaRoutes: Sendable {
    let services: TrinServices

    func add(to router: some RouterMethods<TrinRequestContext>) {
        let media = router.group("media").add(middleware: ViewerMiddleware())
        for method in [HTTPRequest.Method.get, .head] {
            media.on("sessions/:id/:name", method: method, use: sessionPlaylist)
            media.on("sessions/:id/captions/:name", method: method, use: sessionCaptions)
            media.on(":id/captions/:name", method: method, use: videoCaptions)
            media.on(":id/:name", method: method, use: videoFile)
        }
    }

    @Sendable private func sessionPlaylist(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let text = try await services.playback.playlist(
            try context.name, of: try context.id(), for: try context.viewer)
        return Self.text(text, type: "application/vnd.apple.mpegurl", request)
    }

    @Sendable private func sessionCaptions(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let text = try await services.playback.captions(
            named: try context.name, of: try context.id(), for: try context.viewer)
        return Self.text(text, type: "text/vtt; charset=utf-8", request)
    }

    @Sendable private func videoCaptions(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let captions = try await services.library.captions(of: try context.id())
        guard let text = captions[try context.captionLanguage] else { throw HTTPError(.notFound) }
        return Self.text(text, type: "text/vtt; charset=utf-8", request)
    }

    /// A ready video's files never change, so they may be kept for ever by
    /// who was allowed to fetch them.
    @Sendable private func videoFile(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let id = try context.id(of: Video.self)
        let name = try context.name
        if name.hasPrefix("subtitles-"), let text = try await services.library.playlist(name, of: id) {
            return Self.text(text, type: "application/vnd.apple.mpegurl", request)
        }
        let file = try await services.library.file(name, of: id)
        return try await FileResponse(
            path: file.path, contentType: Self.contentType(of: name), entityTag: "\"\(id)-\(name)\"",
            cacheControl: "private, max-age=31536000, immutable"
        ).response(to: request, context)
    }

    private static func text(_ text: String, type: String, _ request: Request) -> Response {
        let body = ByteBuffer(string: text)
        return Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "private, no-cache", .contentLength: "\(body.readableBytes)"],
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: body))
    }

    private static func contentType(of name: String) -> String {
        switch URL(filePath: name).pathExtension {
        case "m3u8": "application/vnd.apple.mpegurl"
        case "mp4": name.hasPrefix("audio") ? "audio/mp4" : "video/mp4"
        case "jpg": "image/jpeg"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}

/// Lets tablets and staff pass.
private struct ViewerMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        _ = try context.viewer
        return try await next(request, context)
    }
}

extension TrinRequestContext {
    fileprivate var viewer: PlaybackService.Viewer {
        get throws {
            if let device { return .device(device) }
            if let signIn { return .staff(signIn.staff) }
            throw ServiceError(.unauthenticated, "Videos are for paired tablets and signed-in staff only.")
        }
    }

    fileprivate var name: String { get throws { try parameters.require("name") } }

    fileprivate var captionLanguage: Language {
        get throws {
            let name = try name
            guard name.hasSuffix(".vtt"), let language = Language(rawValue: String(name.dropLast(4))) else {
                throw HTTPError(.notFound)
            }
            return language
        }
    }
}
