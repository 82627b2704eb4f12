import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// `/media`: playlists, renditions, posters and captions, for paired tablets
/// and signed-in staff. Players send cookies and no other proof (native
/// Safari sends no Authorization header).
///
/// Most requests are answered by ``MediaDoor`` before they come here.
struct MediaRoutes: Sendable {
    let desk: MediaDesk

    func add(to router: some RouterMethods<TrinRequestContext>) {
        let media = router.group("media")
        for method in [HTTPRequest.Method.get, .head] {
            for path: RouterPath in [
                "sessions/:id/:name", "sessions/:id/captions/:name", ":id/captions/:name", ":id/:name",
            ] {
                media.on(path, method: method, use: answer)
            }
        }
    }

    @Sendable private func answer(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let ask = MediaAsk(request)
        let viewer = try context.viewer
        let answer = MediaAnswer(try await desk.item(ask.path, for: viewer), to: ask)
        desk.note(ask, of: viewer)
        var headers = answer.isGzip ? answer.item.gzipFields : answer.item.fields
        for field in answer.ownFields { headers[field.name] = field.value }
        return Response(status: answer.status, headers: headers, body: body(of: answer))
    }

    private func body(of answer: MediaAnswer) -> ResponseBody {
        guard !answer.isHead, !answer.range.isEmpty else { return ResponseBody() }
        switch answer.item.contents {
        case .text(let text, let gzip):
            let buffer = answer.isGzip ? gzip ?? text : text
            let start = buffer.readerIndex + answer.range.lowerBound
            return ResponseBody(byteBuffer: buffer.getSlice(at: start, length: answer.range.count) ?? ByteBuffer())
        case .file(let file):
            return ResponseBody(contentLength: answer.range.count) { writer in
                // A piece goes out before the next is read, so that a slow
                // reader costs one piece of memory.
                let piece = 64 << 10
                for start in stride(from: answer.range.lowerBound, to: answer.range.upperBound, by: piece) {
                    let end = min(start + piece, answer.range.upperBound)
                    try await writer.write(ByteBuffer(bytes: try await file.bytes(start..<end)))
                }
                try await writer.finish(nil)
            }
        }
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
}
