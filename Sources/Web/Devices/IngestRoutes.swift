import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// `/ingest/v1`: what tablets report.
struct IngestRoutes: Sendable {
    let services: TrinServices

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.post("ingest/v1/events") { request, context in
            let device = try context.tablet
            try request.refuseOtherSites()
            // The tablet read its clocks when it began to send, which may be
            // long before the last byte.
            let arrival = services.clock.now
            let body = try await body(of: request)
            let clocks = TelemetryService.Clocks(
                sentAt: request.headers[.sentAt], bootID: request.headers[.bootID],
                monotonic: request.headers[.monotonic])
            return try Response.json(
                try await services.telemetry.receive(
                    body, contentType: request.headers[.contentType], clocks: clocks, from: device, at: arrival))
        }
    }

    /// What anybody may read: what events look like.
    func addSchemas(to router: some RouterMethods<TrinRequestContext>) {
        router.get("ingest/v1/schemas") { _, _ in
            try Response.json(
                TelemetryService.schemas.map { Schema(type: $0.type, href: "/ingest/v1/schemas/\($0.type)") })
        }
        router.get("ingest/v1/schemas/:type") { _, context in
            let type = context.parameters.get("type") ?? ""
            guard let schema = TelemetryService.schemas.first(where: { $0.type == type }) else {
                throw ServiceError(.notFound, "There is no type of events of this name; /ingest/v1/schemas lists them.")
            }
            return Response(
                status: .ok, headers: [.contentType: "application/schema+json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: schema.text)))
        }
    }

    private struct Schema: Encodable {
        let type: String
        let href: String
    }

    /// The body without its coding, at most as large as is allowed.
    private func body(of request: Request) async throws -> [UInt8] {
        let limit = services.telemetry.bodyBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw ServiceError(.tooLarge, "The body has \(length) bytes; send at most \(limit) in one request.")
        }
        let coding = request.headers[.contentEncoding]?.lowercased() ?? "identity"
        guard ["identity", "gzip", "x-gzip"].contains(coding) else {
            throw ServiceError(
                .unsupportedType, "The content encoding is not one that Trin reads; send gzip, or none.")
        }
        let body = try await request.body.collect(upTo: limit)
        return coding == "identity" ? Array(body.readableBytesView) : try Gunzip(limit: limit).inflate(body)
    }
}
