import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Lets only signed-in staff with one of the roles pass.
///
/// A browser that opens a page is sent to sign in and comes back to it.
struct StaffMiddleware: RouterMiddleware {
    let roles: Set<Role>

    init(_ roles: Set<Role> = Set(Role.allCases)) { self.roles = roles }

    func handle(
        _ request: Request, context: TrinRequestContext,
        next: (Request, TrinRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let staff = context.signIn?.staff else {
            if request.method == .get, request.wantsPage {
                let next = request.uri.string.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "/"
                return .redirect(to: Links.signIn.path + "?next=" + next, type: .temporary)
            }
            throw ServiceError(.unauthenticated, "Sign in first.", reason: .signInFirst)
        }
        guard !roles.isDisjoint(with: staff.roles) else {
            let names = roles.map(\.rawValue).sorted().joined(separator: " or ")
            throw ServiceError(
                .forbidden, "This needs the role \(names); ask a superuser.", reason: .role)
        }
        return try await next(request, context)
    }
}

extension Request {
    /// Whether a person looks at the answer, rather than a program.
    var wantsPage: Bool {
        !["/api/", "/device/", "/ingest/", "/media/", "/calendar/"].contains { uri.path.hasPrefix($0) }
    }
}
