import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Services

/// `/api/v1/uploads`: tus 1.0.0 with creation, creation-with-upload,
/// checksum, termination and expiration.
struct UploadRoutes: Sendable {
    let services: TrinServices
    let localizer: @Sendable (Language) -> Localizer

    func add(to router: some RouterMethods<TrinRequestContext>) {
        let uploads = router.group("uploads").add(middleware: TusMiddleware(localizer: localizer))
        uploads.on("", method: .options, use: options)
        uploads.post("", use: create)
        uploads.head(":id", use: status)
        uploads.patch(":id", use: append)
        uploads.delete(":id") { _, context in
            try await services.uploads.terminate(try context.id(), for: try context.staff)
            return Response(status: .noContent)
        }
    }

    @Sendable private func options(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let usage = try await services.uploads.usage(of: try context.staff)
        return Response(
            status: .noContent,
            headers: [
                .tusVersion: "1.0.0", .tusExtension: "creation,creation-with-upload,checksum,termination,expiration",
                .tusChecksumAlgorithm: UploadChecksum.Algorithm.allCases.map(\.rawValue).joined(separator: ","),
                .tusMaxSize: "\(min(services.uploads.limits.fileBytes, usage.left))",
                .quotaUsed: "\(usage.used)", .quotaAllowed: "\(usage.allowed)",
            ])
    }

    @Sendable private func create(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        guard request.headers[.uploadDeferLength] == nil else {
            throw HTTPError(.badRequest, message: "Upload-Defer-Length is not supported; send Upload-Length.")
        }
        let length: Int = try request.number(.uploadLength)
        let metadata = try UploadMetadata(request.headers[.uploadMetadata] ?? "")
        let checksum = try request.checksum
        var upload = try await services.uploads.create(
            by: try context.staff, fileName: metadata["filename"] ?? "", length: length,
            exercise: try metadata.exercise)
        if request.headers[.contentType] == UploadMetadata.contentType {
            upload = try await services.uploads.append(
                UploadBody(request.body), to: upload.id, at: 0, for: try context.staff, checksum: checksum)
        }
        var response = Response(status: .created, headers: headers(of: upload))
        response.headers[.location] = Links.uploads.path + "/\(upload.id)"
        return response
    }

    @Sendable private func status(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let upload = try await services.uploads.upload(try context.id(), for: try context.staff)
        var headers = headers(of: upload)
        headers[.uploadLength] = "\(upload.length)"
        headers[.cacheControl] = "no-store"
        return Response(status: .ok, headers: headers)
    }

    @Sendable private func append(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        guard request.headers[.contentType] == UploadMetadata.contentType else {
            throw ServiceError(
                .unsupportedType,
                "The content type is '\(request.headers[.contentType] ?? "")'; send \(UploadMetadata.contentType).")
        }
        let upload = try await services.uploads.append(
            UploadBody(request.body), to: try context.id(), at: try request.number(.uploadOffset),
            for: try context.staff, checksum: try request.checksum)
        return Response(status: .noContent, headers: headers(of: upload))
    }

    private func headers(of upload: Upload) -> HTTPFields {
        var headers: HTTPFields = [.uploadOffset: "\(upload.received)"]
        if let video = upload.video {
            headers[.trinVideo] = video.description
        } else {
            headers[.uploadExpires] =
                Date(timeIntervalSince1970: Double(upload.expiresAt.milliseconds) / 1000).httpHeader
        }
        return headers
    }
}

/// Checks and sends the protocol's version.
private struct TusMiddleware: RouterMiddleware {
    let localizer: @Sendable (Language) -> Localizer

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .options || request.headers[.tusResumable] == "1.0.0" else {
            return Response(status: .preconditionFailed, headers: [.tusVersion: "1.0.0", .tusResumable: "1.0.0"])
        }
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            let fault = Fault(error)
            if fault.isOurs {
                context.logger.error("An upload failed.", metadata: ["error": "\(error)"])
            }
            response = ProblemDetails.response(to: fault, (context.signIn?.staff.language).map(localizer))
        }
        response.headers[.tusResumable] = "1.0.0"
        return response
    }
}

/// The request's body as plain bytes.
struct UploadBody: AsyncSequence, Sendable {
    private let body: RequestBody

    init(_ body: RequestBody) { self.body = body }

    struct AsyncIterator: AsyncIteratorProtocol {
        var buffers: RequestBody.AsyncIterator

        mutating func next() async throws -> [UInt8]? {
            try await buffers.next().map { Array($0.readableBytesView) }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(buffers: body.makeAsyncIterator()) }
}

/// `Upload-Metadata`: pairs of a name and a value in base64.
private struct UploadMetadata {
    static let contentType = "application/offset+octet-stream"
    private var values: [String: String] = [:]

    init(_ header: String) throws {
        guard !header.isEmpty else { return }
        for pair in header.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: " ", omittingEmptySubsequences: true)
            guard let name = parts.first, parts.count <= 2, values[String(name)] == nil,
                let value = parts.count == 2 ? Data(base64Encoded: String(parts[1])) : Data(),
                let text = String(data: value, encoding: .utf8)
            else {
                throw HTTPError(
                    .badRequest, message: "Upload-Metadata has '\(pair)'; send a name, once, and UTF-8 in base64.")
            }
            values[String(name)] = text
        }
    }

    subscript(name: String) -> String? { values[name] }

    var exercise: ID<Exercise>? {
        get throws {
            guard let text = values["exercise"], !text.isEmpty else { return nil }
            guard let id = ID<Exercise>(text) else {
                throw HTTPError(.badRequest, message: "'\(text)' is no exercise's identifier.")
            }
            return id
        }
    }
}

extension Request {
    /// `Upload-Checksum: sha1 …`, the digest in base64.
    fileprivate var checksum: UploadChecksum? {
        get throws {
            guard let header = headers[.uploadChecksum] else { return nil }
            let parts = header.split(separator: " ")
            guard parts.count == 2, let algorithm = UploadChecksum.Algorithm(rawValue: parts[0].lowercased()),
                let digest = Data(base64Encoded: String(parts[1]))
            else {
                let names = UploadChecksum.Algorithm.allCases.map(\.rawValue).joined(separator: ", ")
                throw HTTPError(
                    .badRequest,
                    message: "Upload-Checksum is '\(header)'; send one of \(names), a space, and the digest in base64.")
            }
            return UploadChecksum(algorithm, digest: digest)
        }
    }

    fileprivate func number(_ name: HTTPField.Name) throws -> Int {
        guard let text = headers[name], text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text)
        else {
            throw HTTPError(
                .badRequest, message: "\(name.rawName) is '\(headers[name] ?? "")'; send a whole number from 0 on.")
        }
        return number
    }
}
