import HTTPTypes
import Hummingbird

/// Tells browsers to run nothing but our own files, to show us in no frame,
/// and to keep no personal page.
struct SecurityHeadersMiddleware: RouterMiddleware {
    let isSecure: Bool

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A body after HEAD would be read as the next answer's beginning.
        if request.method == .head { response = response.createHeadResponse() }
        response.headers[.contentSecurityPolicy] =
            "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.frameOptions] = "DENY"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=()"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.resourcePolicy] = "same-origin"
        response.headers[.requestID] = context.id
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
