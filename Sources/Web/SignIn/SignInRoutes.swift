import Domain
import HTTPTypes
import Hummingbird
import Services

/// Signing in and out: the only pages that answer to strangers.
struct SignInRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("sign-in") { request, context in
            if context.signIn != nil { return pages.redirect(to: Links.today.path) }
            let next = request.uri.queryParameters["next"].flatMap { Request.localPath(String($0)) }
            return try await pages.show(
                SignInPage(next: next ?? Links.today.path, language: pages.language(of: request, context)), request,
                context)
        }
        router.post("sign-in", use: signIn)
        router.post("sign-out") { request, context in
            if let secret = request.cookies[pages.cookies.signIn]?.value {
                try await pages.services.accounts.signOut(secret)
            }
            var response = pages.redirect(to: Links.signIn.path)
            response.setCookie(pages.cookies.ended(pages.cookies.signIn))
            // Pages of who signed out shall not come back with the back key.
            response.headers[.clearSiteData] = "\"cache\""
            return response
        }
    }

    @Sendable private func signIn(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let next = Request.localPath(context.form["next"]) ?? Links.today.path
        do {
            let secret = try await pages.services.accounts.signIn(
                userName: context.form["userName"], password: context.form["password"])
            var response = pages.redirect(to: next)
            response.setCookie(pages.cookies.cookie(pages.cookies.signIn, secret.text))
            return response
        } catch let error as ServiceError where error.code == .unauthenticated || error.code == .busy {
            let fault = Fault(error)
            let page = SignInPage(
                userName: context.form["userName"], error: pages.localizer(request, context).message(of: fault),
                next: next, language: pages.language(of: request, context))
            var response = try await pages.show(page, request, context, status: fault.status)
            response.headers[.retryAfter] = fault.retryAfter.map(String.init)
            return response
        }
    }
}
