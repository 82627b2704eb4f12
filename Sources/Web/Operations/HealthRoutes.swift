import HTTPTypes
import Hummingbird
import Logging
import Services

/// `/healthz` and `/readyz`, for whatever watches over the process. They
/// tell nothing about anybody.
struct HealthRoutes: Sendable {
    let services: TrinServices

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz") { _, context in
            do {
                try await services.checkReadiness()
                return Response(status: .ok, body: ResponseBody(byteBuffer: .init(string: "ready\n")))
            } catch {
                context.logger.error("The server is not ready.", metadata: ["error": "\(error)"])
                let reason =
                    (error as? ServiceError)?.message ?? "It takes no durable write; the log says why."
                return Response(
                    status: .serviceUnavailable,
                    body: ResponseBody(byteBuffer: .init(string: "not ready: \(reason)\n")))
            }
        }
    }
}
