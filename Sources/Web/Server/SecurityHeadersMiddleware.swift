import HTTPTypes
import Hummingbird

/// Tells browsers to run nothing but our own files, to show us in no frame,
/// and to keep no personal page.
struct SecurityHeadersMiddleware: RouterMiddleware {
    private let fields: HTTPFields

    init(isSecure: Bool) { fields = Self.fields(isSecure: isSecure) }

    static func fields(isSecure: Bool) -> HTTPFields {
        var fields: HTTPFields = [
            .contentSecurityPolicy:
                "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff", .frameOptions: "DENY", .referrerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), microphone=(), geolocation=()", .openerPolicy: "same-origin",
            .resourcePolicy: "same-origin",
        ]
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A body after HEAD would be read as the next answer's beginning.
        if request.method == .head { response = response.createHeadResponse() }
        for field in fields { response.headers[field.name] = field.value }
        response.headers[.requestID] = context.id
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
