import Domain
import HTTPTypes
import Hummingbird
import Services

/// Reads the form of a page's POST and checks that a page of ours sent it
/// (OWASP ASVS 5.0, 3.5.1): the browser says it is no other site's, and the
/// form carries the token of the sign-in.
struct FormMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        try request.refuseOtherSites()
        var request = request
        var context = context
        let body = try await request.collectBody(upTo: 256 << 10)
        context.form = Form(urlEncoded: String(buffer: body))
        if let signIn = context.signIn, !Secret.equal(signIn.csrf, context.form["csrf"]) {
            throw ServiceError(
                .forbidden, "The form is from an earlier sign-in; load the page again.", reason: .csrf)
        }
        return try await next(request, context)
    }
}

/// Checks the `X-CSRF-Token` of requests that change something and that come
/// with a cookie.
struct ScriptTokenMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        if ![.get, .head, .options].contains(request.method), let signIn = context.signIn {
            try request.refuseOtherSites()
            guard let token = request.headers[.csrfToken], Secret.equal(signIn.csrf, token) else {
                throw ServiceError(
                    .forbidden, "The header X-CSRF-Token is missing or of an earlier sign-in; load the page again.",
                    reason: .csrf)
            }
        }
        return try await next(request, context)
    }
}

extension Request {
    func refuseOtherSites() throws {
        if let site = headers[.fetchSite], site != "same-origin", site != "none" {
            throw ServiceError(.forbidden, "The request came from another site (\(site)); it is not done.")
        }
    }
}
