import Domain
import HTTPTypes
import Hummingbird
import Logging
import Services

/// Turns what a route throws into an answer: problem details for programs, a
/// page for people, and for a form a message on the page that it is on.
struct ErrorMiddleware: RouterMiddleware {
    let pages: PageResponder

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let fault = Fault(error)
            if fault.isOurs {
                context.logger.error(
                    "A request failed.", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            }
            guard request.wantsPage else {
                return ProblemDetails.response(
                    to: fault, (context.signIn?.staff.language).map(pages.renderer.localizer))
            }
            var response = try await pages.answer(fault, to: request, context)
            response.headers[.retryAfter] = fault.retryAfter.map(String.init)
            return response
        }
    }
}
