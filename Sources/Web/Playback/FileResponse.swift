import Foundation
import HTTPTypes
import Hummingbird

/// A file as HTTP serves it: whole, or the one range that was asked for
/// (RFC 9110, 14).
struct FileResponse: Sendable {
    let path: String
    let contentType: String
    let entityTag: String
    let cacheControl: String

    func response(to request: Request, _ context: TrinRequestContext) async throws -> Response {
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else {
            throw HTTPError(.notFound)
        }
        var headers: HTTPFields = [
            .contentType: contentType, .eTag: entityTag, .cacheControl: cacheControl, .acceptRanges: "bytes",
        ]
        if request.headers[.ifNoneMatch]?.contains(entityTag) == true {
            return Response(status: .notModified, headers: headers)
        }
        let isCurrent = request.headers[.ifRange].map { $0 == entityTag } ?? true
        switch isCurrent ? ByteRangeRequest(request.headers[.range], size: size) : .whole {
        case .whole:
            headers[.contentLength] = "\(size)"
            return Response(status: .ok, headers: headers, body: try await body(nil, request, context))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
            headers[.contentLength] = "\(range.count)"
            return Response(status: .partialContent, headers: headers, body: try await body(range, request, context))
        case .outside:
            return Response(status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(size)"])
        }
    }

    private func body(
        _ range: ClosedRange<Int>?, _ request: Request, _ context: TrinRequestContext
    ) async throws -> ResponseBody {
        if request.method == .head { return ResponseBody() }
        let files = FileIO()
        if let range { return try await files.loadFile(path: path, range: range, context: context) }
        return try await files.loadFile(path: path, context: context)
    }
}

/// What a `Range` header asks for.
enum ByteRangeRequest: Hashable {
    /// Everything: there is no range, more than one, or one that cannot be
    /// read; RFC 9110 lets a server ignore those.
    case whole
    case part(ClosedRange<Int>)
    /// A range that begins behind the end.
    case outside

    /// - Parameter size: bytes of the file.
    init(_ header: String?, size: Int) {
        self = .whole
        guard let header, header.hasPrefix("bytes=") else { return }
        let bounds = header.dropFirst(6).trimmingCharacters(in: .whitespaces)
            .split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, bounds.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return }
        switch (Int(bounds[0]), Int(bounds[1])) {
        case (let first?, let last?) where first >= 0 && first <= last:
            self = first < size ? .part(first...min(last, size - 1)) : .outside
        case (let first?, nil) where first >= 0 && bounds[1].isEmpty:
            self = first < size ? .part(first...(size - 1)) : .outside
        case (nil, let count?) where bounds[0].isEmpty && count >= 0:
            self = count > 0 && size > 0 ? .part(max(0, size - count)...(size - 1)) : .outside
        default: return
        }
    }
}
