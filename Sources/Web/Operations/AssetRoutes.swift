import HTTPTypes
import Hummingbird

/// The files that pages are made of, and the tablet's page: a shell without
/// anything personal, open to a tablet that is not paired yet.
struct AssetRoutes: Sendable {
    let assets: AssetFolder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("assets/**") { request, context in
            try assets.response(context.parameters.getCatchAll().joined(separator: "/"), to: request)
        }
        // What programs may ask; it says nothing about anybody.
        router.get("api/openapi.yaml") { request, _ in try assets.response("openapi.yaml", to: request) }
        router.get("tablet") { request, _ in try assets.response("tablet/tablet.html", to: request) }
        // The worker's address decides which pages it may serve.
        router.get("tablet/sw.js") { request, _ in
            var response = try assets.response("tablet/sw.js", to: request)
            response.headers[.serviceWorkerAllowed] = "/tablet"
            return response
        }
    }
}
