import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Has browsers keep what they fetch with `?download` from `/media/{video}/`,
/// under the name of the exercise.
struct DownloadMiddleware: RouterMiddleware {
    let library: LibraryService

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let parts = request.uri.path.split(separator: "/")
        guard request.uri.queryParameters["download"] != nil, response.status.kind == .successful, parts.count == 3,
            let video = ID<Video>(String(parts[1]))
        else { return response }
        let language = context.signIn?.staff.language ?? .danish
        let name = try await library.fileName(of: video, file: String(parts[2]), in: language)
        response.headers[.contentDisposition] = Self.disposition(of: name)
        return response
    }

    /// For browsers of today, with a plain name for others (RFC 6266, 4.3).
    static func disposition(of name: String) -> String {
        let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
        var unreserved = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
        unreserved.insert(charactersIn: "-._~")
        let encoded = name.addingPercentEncoding(withAllowedCharacters: unreserved) ?? plain
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\"" && scalar != "\\"
    }
}
