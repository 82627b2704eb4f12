import HTTPTypes
import Hummingbird
import Services

/// Finds out who asks; it refuses nobody.
struct IdentityMiddleware: RouterMiddleware {
    let services: TrinServices
    let cookies: CookieJar

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let secret = request.cookies[cookies.signIn]?.value {
            context.signIn = try await services.accounts.authenticate(secret)
        }
        if let token = request.cookies[cookies.device]?.value ?? request.bearer {
            context.device = try await services.devices.authenticate(token)
        }
        return try await next(request, context)
    }
}

extension Request {
    /// The token of `Authorization: Bearer …`.
    var bearer: String? {
        guard let value = headers[.authorization], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst(7))
    }
}
