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
            let limit = services.telemetry.bodyBytes
            if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
                throw ServiceError(.tooLarge, "The body has \(length) bytes; send at most \(limit) in one request.")
            }
            let body = try await request.body.collect(upTo: limit)
            let clocks = TelemetryService.Clocks(
                sentAt: request.headers[.sentAt], bootID: request.headers[.bootID],
                monotonic: request.headers[.monotonic])
            return try Response.json(
                try await services.telemetry.receive(
                    Array(body.readableBytesView), contentType: request.headers[.contentType], clocks: clocks,
                    from: device))
        }
    }
}
